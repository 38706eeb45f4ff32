import { afterEach, beforeEach } from "vitest";
import { WebSocket } from "ws";
import { channel, type RealtimeError, type RealtimeMessage, type Subscription, staticSchema } from "../../src/index.js";
import type { SubscribeOptions } from "../../src/options.js";
import type { Runtime } from "../../src/runtime.js";
import { systemRuntime } from "../../src/runtime.js";
import { subscribeIn } from "../../src/subscribe.js";
import { TestGateway } from "./gateway.js";

export interface OrderStep {
  readonly name: string;
  readonly status: "running" | "complete" | "failed";
}

export const orderChannel = channel({
  name: ({ orderId }: { orderId: string }) => `order:${encodeURIComponent(orderId)}`,
  topics: {
    step: { schema: staticSchema<OrderStep>() },
    log: { schema: staticSchema<number>() },
    tokens: { schema: staticSchema<string>(), stream: true },
  },
});

const order42 = orderChannel({ orderId: "42" });
type Order = typeof order42;
type LogMessage = RealtimeMessage<Order, "log">;
type Topic = "log" | "tokens" | "$stream";
type Options<T extends Topic> = Partial<SubscribeOptions<Order, T>>;

/** A gateway for each test, and subscriptions to `order:42` that end with the test. */
export function useOrder() {
  let gateway: TestGateway;
  let subscriptions: Subscription[];
  let page: Runtime;
  const errors: RealtimeError[] = [];

  beforeEach(async () => {
    gateway = await TestGateway.start();
    subscriptions = [];
    page = { ...systemRuntime, connections: [] };
    errors.length = 0;
  });
  afterEach(async () => {
    for (const subscription of subscriptions) {
      subscription.close();
    }
    await gateway.stop();
  });

  return {
    /** What `onError` was told. */
    errors,
    get gateway(): TestGateway {
      return gateway;
    },
    /** Follows the numbers on `log`. */
    followLog(options: Options<"log"> = {}, runtime: Runtime = page): Subscription<LogMessage> {
      return follow(["log"], options, runtime);
    },
    /** Follows the streams on `tokens`, and the numbers on `log`. */
    followTokens(options: Options<"tokens" | "log"> = {}): Subscription<RealtimeMessage<Order, "tokens" | "log">> {
      return follow(["tokens", "log"], options, page);
    },
    /** Follows topics of one's choice. */
    follow<T extends Topic>(topics: readonly T[], options: Options<T> = {}): Subscription<RealtimeMessage<Order, T>> {
      return follow(topics, options, page);
    },
  };

  function follow<T extends Topic>(topics: readonly T[], options: Options<T>, runtime: Runtime) {
    const subscription = subscribeIn<Order, T>(runtime, {
      channel: order42,
      topics,
      token: () => "token",
      apiBaseUrl: gateway.url,
      webSocket: WebSocket,
      reconnectMinMs: 1,
      reconnectMaxMs: 10,
      onError: (error) => errors.push(error),
      ...options,
    });
    subscriptions.push(subscription as unknown as Subscription);
    return subscription;
  }
}

/** Takes the next `count` payloads. */
export async function take(subscription: Subscription<LogMessage>, count: number): Promise<number[]> {
  return (await takeMessages(subscription, count)).map(({ data }) => data);
}

/** Takes the next `count` messages. */
export async function takeMessages<Message>(subscription: Subscription<Message>, count: number): Promise<Message[]> {
  const iterator = subscription[Symbol.asyncIterator]();
  const messages: Message[] = [];
  while (messages.length < count) {
    const next = await iterator.next();
    if (next.done) {
      break;
    }
    messages.push(next.value);
  }
  return messages;
}
