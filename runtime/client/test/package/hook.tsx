import { channel, createStore, type Store, staticSchema } from "@typewire/client";
import { type UseRealtimeConnectionStatus, useRealtime } from "@typewire/client/react";

interface OrderStep {
  name: string;
  status: "running" | "complete" | "failed";
}

const orderChannel = channel({
  name: ({ orderId }: { orderId: string }) => `order:${encodeURIComponent(orderId)}`,
  topics: { step: { schema: staticSchema<OrderStep>() } },
});

export function Steps({ orderId }: { orderId: string }) {
  const order = { channel: orderChannel({ orderId }), topics: ["step"] as const, token: async () => "token" };
  const { messages, connectionStatus } = useRealtime(order);
  const hasFailed: boolean = useRealtime({
    ...order,
    select: ({ messages: { byTopic } }) => byTopic.step?.data.status === "failed",
  });
  return (
    <ol aria-busy={(connectionStatus satisfies UseRealtimeConnectionStatus) === "connecting"} hidden={hasFailed}>
      {messages.all.map(({ id, data }) => (
        <li key={id}>{data.status satisfies "running" | "complete" | "failed"}</li>
      ))}
    </ol>
  );
}

export const store: Store = createStore({ channel: "admin", topics: ["order"], token: "token" });
