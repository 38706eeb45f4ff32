import {
  type Connection,
  channel,
  createConnection,
  type RealtimeError,
  type Subscription,
  staticSchema,
  subscribe,
} from "@typewire/client";

interface OrderStep {
  name: string;
  status: "running" | "complete" | "failed";
}

const orderChannel = channel({
  name: ({ orderId }: { orderId: string }) => `order:${encodeURIComponent(orderId)}`,
  topics: { step: { schema: staticSchema<OrderStep>() }, tokens: { schema: staticSchema<string>(), stream: true } },
});

const connection: Connection = createConnection({ transport: "auto", lingerMs: 0 });

export async function follow(show: (text: string) => void): Promise<void> {
  const order = subscribe({
    channel: orderChannel({ orderId: "42" }),
    topics: ["step", "tokens"],
    token: async () => ({ key: "token", apiBaseUrl: "https://example.com" }),
    connection,
    onError: (error: RealtimeError) => show(error.code),
  });
  for await (const message of order) {
    if (message.topic === "step") {
      show(message.data.status satisfies "running" | "complete" | "failed");
    } else if (message.kind === "datastream-start") {
      const reader: ReadableStreamDefaultReader<string> = message.stream.getReader();
      show((await reader.read()).value ?? "");
    }
    // @ts-expect-error a topic that is not followed
    if (message.topic === "log") show("never");
  }
}

// @ts-expect-error a topic that the channel does not have
export const wrong: Subscription = subscribe({ channel: orderChannel({ orderId: "1" }), topics: ["stop"], token: "t" });
