import { afterEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { createStore, type RealtimeMessage, type Snapshot, type Store, type StoreOptions } from "../src/index.js";
import { orderChannel, useOrder } from "./support/order.js";
import { until } from "./support/until.js";

const order = useOrder();
const order42 = orderChannel({ orderId: "42" });
type LogMessage = RealtimeMessage<typeof order42, "log">;

let leave: (() => void)[] = [];
afterEach(() => {
  for (const each of leave) each();
  leave = [];
});

function logStore(options: Partial<StoreOptions<typeof order42, "log">> = {}): Store<LogMessage> {
  return createStore({
    channel: order42,
    topics: ["log"],
    token: () => "token",
    apiBaseUrl: order.gateway.url,
    webSocket: WebSocket,
    reconnectMinMs: 1,
    reconnectMaxMs: 10,
    ...options,
  });
}

/** Every snapshot that a listener is told of. */
function listen<M extends RealtimeMessage>(store: Store<M>): Snapshot<M>[] {
  const seen: Snapshot<M>[] = [];
  leave.push(store.subscribe(() => seen.push(store.getSnapshot())));
  return seen;
}

const phase = (store: Store<LogMessage>) => store.getSnapshot().state.phase;
const numbers = (store: Store<LogMessage>) => store.getSnapshot().messages.all.map(({ data }) => data);
const standing = () => order.gateway.open.flatMap(({ subs }) => [...subs.keys()]).length;

describe("a store", () => {
  it("opens nothing before somebody listens", async () => {
    const store = logStore();
    expect(store.getSnapshot()).toMatchObject({ state: { phase: "idle" }, lastId: null, runStatus: "unknown" });
    await new Promise((resolve) => setTimeout(resolve));
    expect(order.gateway.connections).toHaveLength(0);
  });

  it("has the same snapshot until something changes, and in the next one what did not change", async () => {
    const store = logStore();
    const seen = listen(store);
    await until(() => phase(store) === "open");
    const before = store.getSnapshot();
    leave.push(store.subscribe(() => {}));
    await new Promise((resolve) => setTimeout(resolve));
    expect(store.getSnapshot()).toBe(before);
    order.gateway.run({ status: "running" });
    await until(() => store.getSnapshot() !== before);
    expect(store.getSnapshot().messages).toBe(before.messages);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it("tells all of its listeners, also of what one of them does", async () => {
    const store = logStore();
    const first = listen(store);
    const second = listen(store);
    await until(() => phase(store) === "open");
    order.gateway.publish("log", 1);
    await until(() => numbers(store).length === 1);
    expect(first).toEqual(second);
  });

  it("counts a listener as often as it is there", async () => {
    const store = logStore();
    const listener = () => {};
    const leaveOnce = store.subscribe(listener);
    leave.push(store.subscribe(listener));
    await until(() => phase(store) === "open");
    leaveOnce();
    leaveOnce();
    order.gateway.publish("log", 1);
    await until(() => numbers(store).length === 1);
  });

  it("rests when the last listener has left, and goes on from there when one comes", async () => {
    const store = logStore();
    const stop = store.subscribe(() => {});
    await until(() => phase(store) === "open");
    order.gateway.publish("log", 1);
    await until(() => numbers(store).length === 1);
    stop();
    await until(() => standing() === 0 && phase(store) === "idle");
    order.gateway.publish("log", 2);
    listen(store);
    await until(() => numbers(store).length === 2);
    expect(numbers(store)).toEqual([1, 2]);
  });

  it("goes on as it is when one listener takes the place of another", async () => {
    const store = logStore();
    const stop = store.subscribe(() => {});
    await until(() => phase(store) === "open");
    stop();
    listen(store);
    order.gateway.publish("log", 1);
    await until(() => numbers(store).length === 1);
    expect(order.gateway.subs).toHaveLength(1);
  });

  it("rests while it is paused, and says why", async () => {
    const store = logStore();
    listen(store);
    await until(() => phase(store) === "open");
    store.pause("hidden");
    await until(() => standing() === 0 && phase(store) === "paused");
    expect(store.getSnapshot().state).toEqual({ phase: "paused", reason: "hidden" });
    order.gateway.publish("log", 1);
    store.pause(null);
    await until(() => numbers(store).length === 1);
    expect(phase(store)).toBe("open");
  });

  it("is over when it is closed, and keeps what has come", async () => {
    const store = logStore();
    listen(store);
    await until(() => phase(store) === "open");
    order.gateway.publish("log", 1);
    await until(() => numbers(store).length === 1);
    store.close();
    await until(() => phase(store) === "closed");
    await until(() => standing() === 0);
    listen(store);
    await new Promise((resolve) => setTimeout(resolve));
    expect(numbers(store)).toEqual([1]);
    expect(order.gateway.subs).toHaveLength(1);
  });

  it("loses and repeats nothing when it is paused and resumed in a stream of messages", async () => {
    const store = logStore({ historyLimit: null });
    listen(store);
    await until(() => phase(store) === "open");
    for (let n = 1; n <= 500; n++) {
      order.gateway.publish("log", n);
      if (n % 50 === 0) {
        store.pause("disabled");
        await new Promise((resolve) => setImmediate(resolve));
        store.pause(null);
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
    await until(() => numbers(store).length >= 500);
    expect(numbers(store)).toEqual(Array.from({ length: 500 }, (_, n) => n + 1));
    expect(store.getSnapshot().gaps).toBe(0);
  });
});

describe("a buffer interval", () => {
  it("gathers messages, and what else changes brings them along", async () => {
    const store = logStore({ bufferInterval: 3_600_000 });
    const seen = listen(store);
    await until(() => phase(store) === "open");
    for (const n of [1, 2, 3]) order.gateway.publish("log", n);
    order.gateway.run({ status: "completed" });
    await until(() => store.getSnapshot().runStatus === "completed");
    expect(numbers(store)).toEqual([1, 2, 3]);
    const deltas = seen.map(({ messages }) => messages.delta.length).filter((length) => length > 0);
    expect(deltas).toEqual([3]);
  });

  it("ends by itself", async () => {
    const store = logStore({ bufferInterval: 20 });
    listen(store);
    await until(() => phase(store) === "open");
    order.gateway.publish("log", 1);
    await until(() => numbers(store).length === 1);
  });
});

describe("without an interval", () => {
  it("messages of one turn are told of together, however many they are", async () => {
    const store = logStore({ historyLimit: 10 });
    const seen = listen(store);
    order.gateway.replay = 200;
    for (let n = 1; n <= 200; n++) order.gateway.publish("log", n);
    await until(() => numbers(store).at(-1) === 200);
    const deltas = new Set(seen.map(({ messages }) => messages.delta));
    expect([...deltas].flat().map(({ data }) => data)).toEqual(Array.from({ length: 200 }, (_, n) => n + 1));
    expect(numbers(store)).toHaveLength(10);
  });
});

describe("a store of several channels", () => {
  it("knows the cursor of each", async () => {
    const store = createStore({
      channels: [
        { channel: order42, topics: ["log"] },
        { channel: "order:43", topics: ["log"], after: "id-0" },
      ],
      token: "token",
      apiBaseUrl: order.gateway.url,
      webSocket: WebSocket,
    });
    order.gateway.publish("log", 1, { channel: "order:43" });
    listen(store);
    await until(() => store.getSnapshot().messages.all.length === 1);
    order.gateway.publish("log", 2);
    await until(() => store.getSnapshot().messages.all.length === 2);
    expect(store.getSnapshot()).toMatchObject({
      lastId: "id-2",
      lastIds: { "order:42": "id-2", "order:43": "id-1" },
    });
    expect(store.getSnapshot().messages.byTopic.log).toMatchObject({ data: 2 });
  });
});
