import { useRealtime } from "inngest/react";
import { subscribe } from "inngest/realtime";
import { orderChannel } from "./channels.js";

/** The same channel, followed with Inngest's own client and hook. */
export async function followOrder(orderId: string, key: string, show: (name: string) => void) {
  const stream = await subscribe({ channel: orderChannel({ orderId }), topics: ["step"], key });
  for await (const message of stream) {
    if (message.kind === "data") {
      show(message.data.name);
    }
  }
}

export function useLastStep(orderId: string, key: string): string | undefined {
  const { messages } = useRealtime({ channel: orderChannel({ orderId }), topics: ["step"], token: { key } });
  const last = messages.byTopic.step;
  return last?.kind === "data" ? last.data.name : undefined;
}
