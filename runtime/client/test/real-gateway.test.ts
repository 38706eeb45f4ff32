import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { channel, type Gap, type RealtimeError, type Subscription, staticSchema } from "../src/index.js";
import type { SubscribeOptions } from "../src/options.js";
import { type PageChange, type Runtime, systemRuntime } from "../src/runtime.js";
import { subscribeIn } from "../src/subscribe.js";
import { TestProxy } from "./support/proxy.js";
import { NO_GATEWAY, RealGateway } from "./support/real-gateway.js";
import { until } from "./support/until.js";

const orderChannel = channel({
  name: ({ orderId }: { orderId: string }) => `order:${orderId}`,
  topics: {
    step: { schema: staticSchema<number>() },
    log: { schema: staticSchema<number>() },
    tokens: { schema: staticSchema<number>(), stream: true },
  },
});
const shortChannel = channel({ name: "short", topics: { log: { schema: staticSchema<number>() } } });

/** A page whose events come from the test, and whose clock is the real one. */
class Page implements Runtime {
  readonly connections: Runtime["connections"] = [];
  readonly #listeners = new Set<(change: PageChange) => void>();
  now = systemRuntime.now;
  random = systemRuntime.random;
  schedule = systemRuntime.schedule;

  watch(listener: (change: PageChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  change(change: PageChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }
}

const range = (count: number) => Array.from({ length: count }, (_, index) => index);

describe.skipIf(NO_GATEWAY)(`the real gateway${NO_GATEWAY}`, { timeout: 180_000 }, () => {
  let gateway: RealGateway;
  let proxy: TestProxy;
  let page: Page;
  let orders = 0;
  let subscriptions: Subscription[];
  let errors: RealtimeError[];

  beforeAll(async () => {
    gateway = await RealGateway.start();
  });
  afterAll(() => gateway?.end());
  beforeEach(async () => {
    proxy = await TestProxy.start(gateway.port);
    page = new Page();
    subscriptions = [];
    errors = [];
  });
  afterEach(async () => {
    for (const subscription of subscriptions) subscription.close();
    await proxy.stop();
  });

  type Options = Partial<SubscribeOptions<ReturnType<typeof orderChannel>, "log" | "step">>;

  const connect = (name: string, topics: readonly string[], options: { tokenMs?: number }) => ({
    token: () => gateway.token(name, topics, options.tokenMs),
    apiBaseUrl: proxy.url,
    webSocket: WebSocket,
    reconnectMinMs: 5,
    reconnectMaxMs: 50,
    onError: (error: RealtimeError) => void errors.push(error),
  });

  /** Follows the numbers of an order of its own. */
  function follow({ tokenMs = 60_000, ...options }: Options & { tokenMs?: number } = {}) {
    const name = `order:${++orders}`;
    const seen: number[] = [];
    const states: string[] = [];
    const subscription = subscribeIn(page, {
      ...connect(name, ["log", "step"], { tokenMs }),
      channel: orderChannel({ orderId: String(orders) }),
      topics: ["log"],
      onMessage: ({ data }) => void seen.push(data),
      onStateChange: ({ phase }) => void states.push(phase),
      ...options,
    });
    subscriptions.push(subscription as unknown as Subscription);
    return { name, seen, states, subscription };
  }

  describe.each(["websocket", "sse"] as const)("over %s", (transport) => {
    it("2,000 messages come through ten cuts, delays and stalls: none lost, none twice, in order", async () => {
      const { name, seen, subscription } = follow({ transport });
      await subscription.ready;
      for (let cut = 0; cut < 10; cut++) {
        const published = gateway.publish(name, "log", cut * 200, 200);
        proxy.delayMs = cut % 3;
        const isInTheMiddle = () => seen.length > cut * 200 + 20 * cut;
        await until(() => isInTheMiddle() && proxy.open > 0 && subscription.state.phase === "open");
        if (cut === 5) {
          proxy.stall();
          page.change("awake");
        } else {
          proxy.cut(cut % 2 === 0);
        }
        await published;
      }
      await until(() => seen.length >= 2_000 && proxy.connections > 10);
      expect(seen).toEqual(range(2_000));
      expect(subscription.gaps).toBe(0);
      expect(errors).toEqual([]);
    });

    it("a token is renewed in mid-stream, with nothing lost and nothing twice", async () => {
      let tokens = 0;
      const { name, seen, states, subscription } = follow({
        transport,
        token: () => gateway.token(name, ["log"], ++tokens < 4 ? 2_000 : 60_000),
      });
      await subscription.ready;
      let published = 0;
      while (tokens < 4) {
        await gateway.publish(name, "log", published, 10);
        published += 10;
        await until(() => seen.length >= published);
      }
      expect(seen).toEqual(range(published));
      expect(states).toEqual(["connecting", "open"]);
      expect(proxy.connections).toBeGreaterThanOrEqual(transport === "sse" ? 4 : 1);
      expect(errors).toEqual([]);
    });

    it("a server is drained and started again, with nothing lost and nothing twice", async () => {
      const { name, seen, states, subscription } = follow({ transport });
      await subscription.ready;
      const first = gateway.publish(name, "log", 0, 500);
      const stopped = gateway.stop();
      const second = gateway.publish(name, "log", 500, 100);
      await Promise.all([first, stopped, second]);
      await until(() => subscription.state.phase !== "open");
      await gateway.restart();
      await gateway.publish(name, "log", 600, 100);
      await until(() => seen.length >= 700);
      expect(seen).toEqual(range(700));
      expect(states).toContain("waiting");
      expect(subscription.gaps).toBe(0);
      expect(errors).toEqual([]);
    });

    it("a page that was frozen for longer than the history is told of the gap, and goes on", async () => {
      const gaps: Gap[] = [];
      const seen: number[] = [];
      const subscription = subscribeIn(page, {
        ...connect("short", ["log"], {}),
        channel: shortChannel,
        topics: ["log"],
        transport,
        onMessage: ({ data }) => void seen.push(data),
        onGap: (gap) => void gaps.push(gap),
        reconnectMaxMs: 60_000,
      });
      subscriptions.push(subscription as unknown as Subscription);
      await subscription.ready;
      await gateway.publish("short", "log", 0, 1);
      await until(() => seen.length === 1);
      page.change("asleep");
      expect(subscription.state).toMatchObject({ phase: "waiting", cause: { code: "PAGE_ASLEEP" } });
      if (transport === "websocket") await until(() => proxy.open === 0); // of others, fetch keeps idle ones open
      await gateway.publish("short", "log", 1, 9);
      page.change("awake");
      await until(() => seen.length === 3);
      expect(seen).toEqual([0, 8, 9]);
      expect(gaps).toMatchObject([{ channel: "short" }]);
      expect(subscription.gaps).toBe(1);
      expect(errors).toEqual([]);
    });

    it("a page that was frozen for less has it all", async () => {
      const { name, seen, subscription } = follow({ transport, reconnectMaxMs: 60_000 });
      await subscription.ready;
      page.change("asleep");
      await gateway.publish(name, "log", 0, 50);
      page.change("awake");
      await until(() => seen.length === 50);
      expect(seen).toEqual(range(50));
      expect(subscription.gaps).toBe(0);
    });

    it("a topic that the token does not grant ends its subscription, and no other", async () => {
      const standing = follow({ transport });
      await standing.subscription.ready;
      const refused = follow({ transport, topics: ["tokens" as "log"] });
      await expect(refused.subscription.ready).rejects.toMatchObject({ code: "TOPIC_FORBIDDEN", retry: "never" });
      await gateway.publish(standing.name, "log", 0, 1);
      await until(() => standing.seen.length === 1);
      expect(standing.states).toEqual(["connecting", "open"]);
    });

    it("a chunk stream arrives whole, and so do teed bytes, text or not", async () => {
      const name = `order:${++orders}`;
      const subscription = subscribeIn(page, {
        ...connect(name, ["tokens", "$stream"], {}),
        channel: orderChannel({ orderId: String(orders) }),
        topics: ["tokens", "$stream"],
        transport,
      });
      subscriptions.push(subscription as unknown as Subscription);
      await subscription.ready;
      await gateway.stream(name, "tokens", 20);
      await gateway.tee(name, Buffer.from("grün"));
      await gateway.tee(name, Buffer.from([0, 255, 10]));
      const raw: unknown[] = [];
      let chunks: number[] | undefined;
      for await (const message of subscription) {
        if (message.kind === "datastream-start") {
          chunks = [];
          for await (const chunk of message.stream) chunks.push(chunk);
        } else if (message.kind === "raw" && raw.push(message.data) === 2) {
          break;
        }
      }
      expect(chunks).toEqual(range(20));
      expect(raw).toEqual(["grün", new Uint8Array([0, 255, 10])]);
    });
  });

  it("twenty subscriptions share one socket, which closes a moment after the last", async () => {
    const many = range(20).map(() => follow({ lingerMs: 50 }));
    await Promise.all(many.map(({ subscription }) => subscription.ready));
    await Promise.all(many.map(({ name }) => gateway.publish(name, "log", 0, 3)));
    await until(() => many.every(({ seen }) => seen.length === 3));
    for (const { seen } of many) expect(seen).toEqual([0, 1, 2]);
    expect(proxy.connections).toBe(1);
    for (const { subscription } of many.slice(1)) subscription.close();
    const [last] = many;
    await gateway.publish(last?.name as string, "log", 3, 1);
    await until(() => last?.seen.length === 4);
    last?.subscription.close();
    await until(() => proxy.open === 0);
    const late = follow({ lingerMs: 50 });
    await late.subscription.ready;
    expect(proxy.connections).toBe(2);
  });

  it("subscriptions of one channel get each message once, whoever joins when", async () => {
    const first = follow();
    await first.subscription.ready;
    await gateway.publish(first.name, "log", 0, 50);
    await until(() => first.seen.length === 50);
    const options = { channel: orderChannel({ orderId: String(orders) }), after: first.subscription.lastId };
    const published = gateway.publish(first.name, "log", 50, 100);
    const second = follow({ ...options, token: () => gateway.token(first.name, ["log"]) });
    await published;
    await until(() => first.seen.length >= 150 && second.seen.length >= 100);
    expect(first.seen).toEqual(range(150));
    expect(second.seen).toEqual(range(150).slice(50));
    expect(proxy.connections).toBe(1);
  });

  it("a server that was away for many tries is met over a WebSocket again", async () => {
    const { name, seen, subscription } = follow();
    await subscription.ready;
    await gateway.stop();
    const before = proxy.connections;
    await until(() => proxy.connections > before + 7);
    await gateway.restart();
    await gateway.publish(name, "log", 0, 10);
    await until(() => seen.length === 10);
    await until(() => subscription.state.phase === "open");
    expect(page.connections[0]?.connection.transport).toBe("websocket");
    expect(errors).toEqual([]);
  });

  it("a network that comes to refuse WebSockets is met with server-sent events too", async () => {
    const { name, seen, subscription } = follow();
    await subscription.ready;
    await gateway.publish(name, "log", 0, 10);
    proxy.refusesUpgrades = true;
    proxy.cut(true);
    await gateway.publish(name, "log", 10, 10);
    await until(() => seen.length >= 20 && proxy.refusals === 4);
    await until(() => subscription.state.phase === "open");
    expect(page.connections[0]?.connection.transport).toBe("sse");
    expect(seen).toEqual(range(20));
    expect(errors).toEqual([]);
  });

  it("a network that refuses WebSockets from the start is met with server-sent events, which stay", async () => {
    proxy.refusesUpgrades = true;
    const { name, seen, subscription } = follow();
    const other = follow();
    await Promise.all([subscription.ready, other.subscription.ready]);
    expect(page.connections[0]?.connection.transport).toBe("sse");
    expect(proxy.refusals).toBe(2);
    for (let cut = 0; cut < 3; cut++) {
      await gateway.publish(name, "log", cut * 20, 10);
      proxy.cut(true);
      await gateway.publish(name, "log", cut * 20 + 10, 10);
    }
    await until(() => seen.length >= 60);
    expect(seen).toEqual(range(60));
    await gateway.publish(other.name, "log", 0, 1);
    await until(() => other.seen.length === 1);
    expect(page.connections[0]?.connection.state.phase).toBe("open");
    expect(proxy.refusals).toBe(2);
    expect(errors).toEqual([]);
  });
});
