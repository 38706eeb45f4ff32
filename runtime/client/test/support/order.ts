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
  topics: { step: { schema: staticSchema<OrderStep>() }, log: { schema: staticSchema<number>() } },
});

const order42 = orderChannel({ orderId: "42" });
type Order = typeof order42;
type LogMessage = RealtimeMessage<Order, "log">;
type Options = SubscribeOptions<Order, "log">;

/** A gateway for each test, and subscriptions to the numbers on `log` of `order:42` that end with the test. */
export function useOrder() {
  let gateway: TestGateway;
  let subscriptions: Subscription[];
  const errors: RealtimeError[] = [];

  beforeEach(async () => {
    gateway = await TestGateway.start();
    subscriptions = [];
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
    followLog(options: Partial<Options> = {}, runtime: Runtime = systemRuntime): Subscription<LogMessage> {
      const subscription = subscribeIn(runtime, {
        channel: order42,
        topics: ["log"],
        token: () => "token",
        apiBaseUrl: gateway.url,
        webSocket: WebSocket,
        reconnectMinMs: 1,
        reconnectMaxMs: 10,
        onError: (error) => errors.push(error),
        ...options,
      });
      subscriptions.push(subscription);
      return subscription;
    },
  };
}

/** Takes the next `count` payloads. */
export async function take(subscription: Subscription<LogMessage>, count: number): Promise<number[]> {
  const iterator = subscription[Symbol.asyncIterator]();
  const payloads: number[] = [];
  while (payloads.length < count) {
    const next = await iterator.next();
    if (next.done) {
      break;
    }
    payloads.push(next.value.data);
  }
  return payloads;
}
