import { cleanup, configure, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect } from "vitest";
import { WebSocket } from "ws";
import type { UseRealtimeOptions } from "../../src/react/index.js";
import { TestGateway } from "../support/gateway.js";
import { orderChannel } from "../support/order.js";

const order42 = orderChannel({ orderId: "42" });
type LogOptions = UseRealtimeOptions<typeof order42, readonly ["log"]>;

configure({ asyncUtilTimeout: 30_000 });

/** A gateway for each test, and components that end with it. */
export function onStage() {
  let gateway: TestGateway;

  beforeEach(async () => {
    gateway = await TestGateway.start();
  });
  afterEach(async () => {
    cleanup();
    show("visible");
    await gateway.stop();
  });

  return {
    get gateway(): TestGateway {
      return gateway;
    },
    /** What every hook here needs. */
    get connecting() {
      return { apiBaseUrl: gateway.url, webSocket: WebSocket, reconnectMinMs: 1, reconnectMaxMs: 10 };
    },
    /** Options that follow the numbers on `log`. */
    log(options: Partial<LogOptions> = {}) {
      return { ...this.connecting, channel: order42, topics: ["log"] as const, token: () => "token", ...options };
    },
    /** How many subscriptions stand. */
    get live(): number {
      return gateway.open.reduce((sum, { subs }) => sum + subs.size, 0);
    },
  };
}

/** Hides the page, or shows it again. */
export function show(state: "visible" | "hidden"): void {
  Object.defineProperty(document, "visibilityState", { configurable: true, value: state });
  document.dispatchEvent(new Event("visibilitychange"));
}

/** Waits until the hook is open. */
export async function open(result: { readonly current: { readonly connectionStatus: string } }): Promise<void> {
  await waitFor(() => expect(result.current.connectionStatus).toBe("open"));
}

/** The payloads that a hook shows. */
export function numbers(view: { readonly messages: { readonly all: readonly { readonly data: number }[] } }): number[] {
  return view.messages.all.map(({ data }) => data);
}
