import { describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import { makeConnection } from "../src/connection.js";
import { type ConnectionState, createConnection, subscribe } from "../src/index.js";
import { ManualRuntime } from "./support/manual-runtime.js";
import { orderChannel, take, useOrder } from "./support/order.js";
import { until } from "./support/until.js";

const order = useOrder();

describe("subscriptions to one gateway", () => {
  it("share one socket, each with its own token and cursor", async () => {
    const first = order.followLog({ token: "one" });
    const second = order.followLog({ token: "two", after: "id-0" });
    await Promise.all([first.ready, second.ready]);
    order.gateway.publish("log", 1);
    expect(await take(first, 1)).toEqual([1]);
    expect(await take(second, 1)).toEqual([1]);
    expect(order.gateway.connections).toHaveLength(1);
    expect(order.gateway.subs).toMatchObject([
      { sub: "1", token: "one" },
      { sub: "2", token: "two", after: "id-0" },
    ]);
  });

  it("come back together, on one socket", async () => {
    const all = [order.followLog(), order.followLog(), order.followLog()];
    await Promise.all(all.map(({ ready }) => ready));
    order.gateway.publish("log", 1);
    order.gateway.cut();
    await until(() => order.gateway.subs.length === 6);
    order.gateway.publish("log", 2);
    for (const subscription of all) expect(await take(subscription, 2)).toEqual([1, 2]);
    expect(order.gateway.connections).toHaveLength(2);
  });

  it("take nothing for their own that comes before they are back themselves", async () => {
    let bring = (_token: string) => {};
    let asked = 0;
    const slow = order.followLog({
      token: () => (asked++ ? new Promise<string>((resolve) => (bring = resolve)) : "slow"),
    });
    const quick = order.followLog({ token: "quick" });
    await Promise.all([slow.ready, quick.ready]);
    order.gateway.publish("log", 1);
    expect(await take(slow, 1)).toEqual([1]);
    order.gateway.cut();
    await until(() => order.gateway.open.length === 0);
    order.gateway.publish("log", 2);
    await until(() => order.gateway.subs.length === 3);
    order.gateway.publish("log", 3);
    expect(await take(quick, 3)).toEqual([1, 2, 3]);
    bring("slow");
    expect(await take(slow, 2)).toEqual([2, 3]);
  });

  it.each([{ lingerMs: 7 }, { reconnectMaxMs: 11 }, { transport: "websocket" as const }])(
    "with other options, such as %j, have another",
    async (options) => {
      await Promise.all([order.followLog().ready, order.followLog(options).ready]);
      expect(order.gateway.connections).toHaveLength(2);
    },
  );

  it("are not harmed by an error of one of them", async () => {
    const standing = order.followLog();
    await standing.ready;
    const refused = order.followLog();
    await refused.ready;
    order.gateway.latest.send({ kind: "error", sub: "2", code: "TOPIC_FORBIDDEN", message: "no", retry: "never" });
    await until(() => refused.state.phase === "closed");
    order.gateway.publish("log", 1);
    expect(await take(standing, 1)).toEqual([1]);
    expect(standing.state.phase).toBe("open");
    expect(order.gateway.connections).toHaveLength(1);
  });

  it("are not harmed by an answer that is missing for one of them", async () => {
    const runtime = new ManualRuntime();
    const standing = order.followLog({}, runtime);
    await standing.ready;
    order.gateway.intercept = () => true;
    const waiting = order.followLog({}, runtime);
    await until(() => order.gateway.subs.length === 2);
    runtime.advance(20_000);
    expect(waiting.state).toMatchObject({ phase: "waiting", cause: { code: "ANSWER_TIMEOUT" } });
    await until(() => order.gateway.frames.some(({ kind }) => kind === "ping"));
    order.gateway.publish("log", 1);
    expect(await take(standing, 1)).toEqual([1]);
    runtime.advance(5_000);
    expect(standing.state.phase).toBe("open");
  });

  it("leave the socket open for a moment, in case another comes", async () => {
    const runtime = new ManualRuntime();
    const first = order.followLog({}, runtime);
    await first.ready;
    first.close();
    expect(runtime.pending).toEqual([1_000]);
    runtime.advance(999);
    const second = order.followLog({}, runtime);
    await second.ready;
    second.close();
    expect(order.gateway.connections).toHaveLength(1);
    runtime.advance(1_000);
    await until(() => order.gateway.open.length === 0);
    expect(runtime.watchers).toBe(0);
    expect(runtime.pending).toEqual([]);
  });
});

describe("a subscription that was closed", () => {
  it("is caught up with by another one after its last id", async () => {
    const first = order.followLog();
    await first.ready;
    for (const n of [1, 2]) order.gateway.publish("log", n);
    expect(await take(first, 1)).toEqual([1]);
    const { lastId } = first;
    first.close();
    order.gateway.publish("log", 3);
    expect(await take(order.followLog({ after: lastId }), 2)).toEqual([2, 3]);
    expect(order.gateway.connections).toHaveLength(1);
  });
});

describe("a connection of one's own", () => {
  const options = () => ({
    channel: orderChannel({ orderId: "42" }),
    topics: ["log"] as const,
    token: "token",
    apiBaseUrl: order.gateway.url,
    onError: () => {},
  });

  it("shows its states, and is apart from the page's", async () => {
    const runtime = new ManualRuntime();
    const connection = makeConnection(runtime, { webSocket: WebSocket });
    const states: ConnectionState[] = [];
    const stop = connection.onStateChange((state) => states.push(state));
    expect(connection.state).toEqual({ phase: "idle" });
    const first = order.followLog({ connection }, runtime);
    const second = order.followLog({ connection }, runtime);
    const other = order.followLog({}, runtime);
    await Promise.all([first.ready, second.ready, other.ready]);
    expect(connection.transport).toBe("websocket");
    expect(order.gateway.connections).toHaveLength(2);
    expect(states).toEqual([{ phase: "connecting", attempt: 1 }, { phase: "open" }]);
    order.gateway.cut();
    await until(() => connection.state.phase === "waiting");
    expect(connection.state).toMatchObject({ retryInMs: 125, cause: { code: "CONNECTION_CLOSED" } });
    stop();
    first.close();
    second.close();
    expect(connection.state).toEqual({ phase: "idle" });
    expect(states).toHaveLength(3);
  });

  it("asks for nothing once a listener has closed the subscription that it opens for", async () => {
    const asked = vi.spyOn(globalThis, "fetch");
    const connection = createConnection({ transport: "sse" });
    const subscription = order.followLog({ connection });
    connection.onStateChange(({ phase }) => phase === "connecting" && subscription.close());
    await until(() => subscription.state.phase === "closed");
    expect(asked).not.toHaveBeenCalled();
    asked.mockRestore();
  });

  it("ends its subscriptions, now and later, when it is closed", async () => {
    const connection = makeConnection(new ManualRuntime(), { webSocket: WebSocket });
    const first = order.followLog({ connection });
    await first.ready;
    connection.close();
    expect(connection.state).toEqual({ phase: "closed", cause: null });
    expect(first.state).toMatchObject({ phase: "closed", cause: { code: "CONNECTION_CLOSED", retry: "never" } });
    await expect(order.followLog({ connection }).ready).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
    expect(connection.state).toEqual({ phase: "closed", cause: null });
    await until(() => order.gateway.open.length === 0);
  });

  it("leads to one gateway", async () => {
    const connection = createConnection({ webSocket: WebSocket, lingerMs: 0 });
    const first = subscribe({ ...options(), connection });
    await first.ready;
    const second = subscribe({ ...options(), apiBaseUrl: "http://localhost:1", connection });
    await expect(second.ready).rejects.toMatchObject({ code: "GATEWAY_OTHER", retry: "never" });
    expect(first.state.phase).toBe("open");
    first.close();
  });
});

describe("a page", () => {
  it.each(["awake", "offline"] as const)(
    "whose network changed (%s) asks whether the socket is alive",
    async (change) => {
      const runtime = new ManualRuntime();
      const subscription = order.followLog({}, runtime);
      await subscription.ready;
      runtime.change(change);
      await until(() => order.gateway.frames.at(-1)?.kind === "ping");
      await until(() => runtime.pending.length === 0);
      runtime.advance(5_000);
      expect(subscription.state.phase).toBe("open");
      expect(order.gateway.connections).toHaveLength(1);
    },
  );

  it("gives a dead socket up after 5 s, and goes on with another at once", async () => {
    const runtime = new ManualRuntime();
    const subscription = order.followLog({}, runtime);
    await subscription.ready;
    order.gateway.answersPings = false;
    runtime.change("awake");
    runtime.advance(4_999);
    expect(subscription.state.phase).toBe("open");
    runtime.advance(1);
    expect(subscription.state).toMatchObject({ phase: "waiting", retryInMs: 0, cause: { code: "ANSWER_TIMEOUT" } });
    order.gateway.publish("log", 1);
    runtime.advance(0);
    expect(await take(subscription, 1)).toEqual([1]);
    expect(order.gateway.connections).toHaveLength(2);
  });

  it("that falls asleep lets its socket go, and is back as soon as it wakes up", async () => {
    const runtime = new ManualRuntime();
    const subscription = order.followLog({ reconnectMaxMs: 5_000 }, runtime);
    await subscription.ready;
    runtime.change("asleep");
    expect(subscription.state).toMatchObject({ phase: "waiting", cause: { code: "PAGE_ASLEEP" } });
    expect(runtime.pending).toEqual([5_000]);
    await until(() => order.gateway.open.length === 0);
    order.gateway.publish("log", 1);
    runtime.change("awake");
    expect(await take(subscription, 1)).toEqual([1]);
    expect(order.gateway.subs.map(({ after }) => after)).toEqual([undefined, "id-0"]);
  });

  it("gives up a socket that does not open within 10 s", async () => {
    class Silent {
      send() {}
      close() {}
      addEventListener() {}
    }
    const runtime = new ManualRuntime();
    const subscription = order.followLog({ webSocket: Silent, transport: "websocket" }, runtime);
    await until(() => runtime.pending.includes(10_000));
    runtime.advance(10_000);
    expect(subscription.state).toMatchObject({ phase: "waiting", cause: { code: "ANSWER_TIMEOUT" } });
  });
});
