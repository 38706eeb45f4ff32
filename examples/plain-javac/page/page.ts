import { subscribe } from "@typewire/client";
import { adminChannel, type OrderChannelTopics, type OrderStatus, orderChannel } from "./channels.js";

const labels: Record<OrderStatus, string> = { running: "…", complete: "✓", failed: "✗" };

export async function followOrder(orderId: string, token: () => Promise<string>, show: (line: string) => void) {
  for await (const message of subscribe({ channel: orderChannel({ orderId }), topics: ["step", "log"], token })) {
    if (message.topic === "step") {
      const { name, status, output, ts }: OrderChannelTopics["step"] = message.data;
      show(`${new Date(ts).toISOString()} ${labels[status]} ${name} ${Object.keys(output ?? {}).join(" ")}`);
    } else {
      show(`${message.data.at} ${message.data.host?.toUpperCase() ?? "-"} ${message.data.text}`);
    }
  }
}

export function followOrders(token: () => Promise<string>, show: (orderId: string, step: string) => void) {
  return subscribe({ channel: adminChannel, topics: ["order"], token }, (message) =>
    show(message.data.orderId, message.data.step),
  );
}
