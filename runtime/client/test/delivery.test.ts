import { describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { z } from "zod";
import { channel, type Gap, type InvalidMessage, type StandardSchema, subscribe } from "../src/index.js";
import { take, useOrder } from "./support/order.js";
import { until } from "./support/until.js";

const order = useOrder();

describe("an acknowledged subscription", () => {
  it("knows its cursor and the server's contract before any message", async () => {
    order.gateway.contract = "v7";
    const subscription = order.followLog();
    await subscription.ready;
    expect(subscription.state).toEqual({ phase: "open" });
    expect(subscription.lastId).toBe("id-0");
    expect(subscription.contract).toBe("v7");
  });

  it("asks for its topics in a frame, and for nothing in the URL", async () => {
    await order.followLog({ after: null }).ready;
    expect(order.gateway.frames).toEqual([
      { kind: "sub", sub: "1", token: "token", channel: "order:42", topics: ["log"] },
    ]);
    expect(order.gateway.latest.url).toBe("/v1/realtime/connect");
  });

  it("starts from the cursor that it is given", async () => {
    for (const n of [1, 2, 3]) order.gateway.publish("log", n);
    const subscription = order.followLog({ after: "id-1" });
    expect(await take(subscription, 2)).toEqual([2, 3]);
    expect(order.gateway.subs[0]?.after).toBe("id-1");
  });
});

describe("messages", () => {
  it("come first from the backlog and then live, each once", async () => {
    order.gateway.replay = 2;
    for (const n of [1, 2, 3]) order.gateway.publish("log", n);
    const subscription = order.followLog();
    await subscription.ready;
    order.gateway.publish("log", 4);
    expect(await take(subscription, 3)).toEqual([2, 3, 4]);
  });

  it("that are live are not taken before the backlog is complete", async () => {
    order.gateway.intercept = (connection, { sub, channel }) => {
      const live = { kind: "data", channel, topic: "log", created_at: "2026-08-22T10:00:00Z" };
      connection.send({ kind: "subscribed", sub, channel, cursor: "id-0", recovered: true });
      connection.send({ ...live, id: "id-9", data: 9 });
      connection.send({ ...live, sub, id: "id-1", data: 1 });
      connection.send({ kind: "live", sub });
      connection.send({ ...live, id: "id-2", data: 2 });
      return true;
    };
    expect(await take(order.followLog(), 2)).toEqual([1, 2]);
  });

  it("of other channels, topics and subscriptions are none of its business", async () => {
    const subscription = order.followLog();
    await subscription.ready;
    const { latest } = order.gateway;
    const frame = { kind: "data", id: "x", created_at: "2026-08-22T10:00:00Z", data: 0 };
    latest.send({ ...frame, channel: "order:43", topic: "log" });
    latest.send({ ...frame, channel: "order:42", topic: "step" });
    latest.send({ ...frame, channel: "order:42", topic: "log", sub: "99" });
    latest.send({ kind: "later-version", data: 0 });
    order.gateway.publish("log", 1);
    expect(await take(subscription, 1)).toEqual([1]);
  });

  it("have their id, time and run", async () => {
    const subscription = order.followLog();
    await subscription.ready;
    order.gateway.publish("log", 1, { run_id: "run-7" });
    const next = await subscription[Symbol.asyncIterator]().next();
    expect(next.value).toEqual({
      kind: "data",
      channel: "order:42",
      topic: "log",
      data: 1,
      id: "id-1",
      createdAt: new Date("2026-08-22T10:00:00.123Z"),
      runId: "run-7",
    });
  });

  it("are not what a later version of the protocol sends", async () => {
    const subscription = order.followLog();
    await subscription.ready;
    const later = { id: "id-9", channel: "order:42", topic: "log", created_at: "2026-08-22T10:00:00Z", data: 9 };
    for (const kind of ["dataset", "raw-part", "runner"]) {
      order.gateway.latest.send({ ...later, kind });
    }
    order.gateway.latest.send({ kind: "chunked" });
    order.gateway.publish("log", 1);
    expect(await take(subscription, 1)).toEqual([1]);
    expect(order.errors).toEqual([]);
  });

  it("that make no sense are reported, and the next ones come", async () => {
    const subscription = order.followLog();
    await subscription.ready;
    order.gateway.latest.send({ kind: "data", channel: "order:42", topic: "log", data: 1 });
    order.gateway.publish("log", 2);
    expect(await take(subscription, 1)).toEqual([2]);
    expect(order.errors.map(({ code }) => code)).toEqual(["FRAME_MALFORMED"]);
  });
});

describe("an iteration", () => {
  it("counts as handed on what it took, not what waits", async () => {
    const subscription = order.followLog();
    await subscription.ready;
    for (const n of [1, 2, 3]) order.gateway.publish("log", n);
    expect(await take(subscription, 2)).toEqual([1, 2]);
    expect(subscription.lastId).toBe("id-2");
  });

  it("closes the subscription when it is left", async () => {
    const subscription = order.followLog();
    await subscription.ready;
    order.gateway.publish("log", 1);
    for await (const message of subscription) {
      expect(message.data).toBe(1);
      break;
    }
    expect(subscription.state).toEqual({ phase: "closed", cause: null });
    await until(() => order.gateway.open.length === 0);
  });

  it("ends when the subscription is closed, and lets go of what waits", async () => {
    const subscription = order.followLog();
    await subscription.ready;
    const waiting = subscription[Symbol.asyncIterator]().next();
    subscription.close();
    subscription.close();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(await take(subscription, 1)).toEqual([]);
  });

  it("gives overlapping calls one message each, in order", async () => {
    const subscription = order.followLog();
    const iterator = subscription[Symbol.asyncIterator]();
    const both = Promise.all([iterator.next(), iterator.next()]);
    await subscription.ready;
    for (const n of [1, 2]) order.gateway.publish("log", n);
    expect((await both).map(({ value }) => value?.data)).toEqual([1, 2]);
  });
});

describe("a callback", () => {
  it("takes the messages, one after the other however long it takes", async () => {
    const seen: string[] = [];
    const onMessage = async ({ data }: { data: number }) => {
      seen.push(`begin ${data}`);
      await new Promise((resolve) => setImmediate(resolve));
      seen.push(`end ${data}`);
    };
    await order.followLog({ onMessage }).ready;
    for (const n of [1, 2]) order.gateway.publish("log", n);
    await until(() => seen.length === 4);
    expect(seen).toEqual(["begin 1", "end 1", "begin 2", "end 2"]);
  });

  it("may be the second argument", async () => {
    const seen: unknown[] = [];
    const options = { channel: "order:42", topics: ["log"], token: "token", apiBaseUrl: order.gateway.url };
    const subscription = subscribe({ ...options, webSocket: WebSocket }, ({ kind }) => void seen.push(kind));
    await subscription.ready;
    order.gateway.publish("log", 1);
    await until(() => seen.length === 1);
    expect(() => subscription[Symbol.asyncIterator]()).toThrow(TypeError);
    subscription.close();
  });

  it("that throws is reported, and gets the next message", async () => {
    const seen: number[] = [];
    const onMessage = ({ data }: { data: number }) => {
      seen.push(data);
      if (data === 1) throw new Error("mine");
    };
    await order.followLog({ onMessage }).ready;
    for (const n of [1, 2]) order.gateway.publish("log", n);
    await until(() => seen.length === 2);
    expect(order.errors).toMatchObject([{ code: "CALLBACK_FAILED", cause: { message: "mine" } }]);
  });

  it("may close its subscription at any time", async () => {
    const subscription = order.followLog({ onStateChange: ({ phase }) => phase === "open" && subscription.close() });
    await until(() => subscription.state.phase === "closed");
    await until(() => order.gateway.open.length === 0);
  });
});

describe("an abort signal", () => {
  it("closes the subscription", async () => {
    const abort = new AbortController();
    const subscription = order.followLog({ signal: abort.signal });
    await subscription.ready;
    abort.abort();
    expect(subscription.state).toEqual({ phase: "closed", cause: null });
    await until(() => order.gateway.open.length === 0);
  });

  it("that has gone off already lets nothing begin", async () => {
    const subscription = order.followLog({ signal: AbortSignal.abort() });
    await expect(subscription.ready).rejects.toMatchObject({ code: "CLOSED" });
    expect(order.gateway.connections).toHaveLength(0);
  });
});

describe("a schema", () => {
  const checked = (schema: StandardSchema<unknown, number>) =>
    channel({ name: "order:42", topics: { log: { schema } } });
  const options = () => ({
    topics: ["log"] as const,
    token: "token",
    apiBaseUrl: order.gateway.url,
    webSocket: WebSocket,
    onError: (error: (typeof order.errors)[number]) => void order.errors.push(error),
  });

  it("has the last word on what the message holds", async () => {
    const schema = z.string().transform((text) => text.length);
    const subscription = subscribe({ ...options(), channel: checked(schema) });
    await subscription.ready;
    order.gateway.publish("log", "four");
    expect((await subscription[Symbol.asyncIterator]().next()).value?.data).toBe(4);
    subscription.close();
  });

  it("that takes its time changes no order", async () => {
    const schema = z.number().transform(async (n) => {
      await new Promise((resolve) => setTimeout(resolve, 10 - n));
      return n;
    });
    const subscription = subscribe({ ...options(), channel: checked(schema) });
    await subscription.ready;
    for (const n of [1, 5, 9]) order.gateway.publish("log", n);
    const iterator = subscription[Symbol.asyncIterator]();
    const seen = [
      (await iterator.next()).value?.data,
      (await iterator.next()).value?.data,
      (await iterator.next()).value?.data,
    ];
    expect(seen).toEqual([1, 5, 9]);
    subscription.close();
  });

  /** A schema that is done when the test says so. */
  function slow() {
    const waiting: (() => void)[] = [];
    const validate = async (value: unknown) => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      return { value: value as number };
    };
    const schema: StandardSchema<unknown, number> = { "~standard": { version: 1, vendor: "test", validate } };
    return { schema, waiting };
  }

  it("that is still at work when the subscription is closed hands nothing on", async () => {
    const { schema, waiting } = slow();
    const subscription = subscribe({ ...options(), channel: checked(schema) });
    await subscription.ready;
    order.gateway.publish("log", 1);
    const next = subscription[Symbol.asyncIterator]().next();
    await until(() => waiting.length === 1);
    subscription.close();
    waiting[0]?.();
    expect(await next).toEqual({ done: true, value: undefined });
    expect(subscription.lastId).toBe("id-0");
  });

  it("that is still at work holds back a gap that comes after its message", async () => {
    const { schema, waiting } = slow();
    const subscription = subscribe({ ...options(), channel: checked(schema) });
    await subscription.ready;
    order.gateway.publish("log", 1);
    const iterator = subscription[Symbol.asyncIterator]();
    const first = iterator.next();
    await until(() => waiting.length === 1);
    order.gateway.latest.send({ kind: "gap", channel: "order:42", cursor: "id-5" });
    order.gateway.latest.send({ kind: "error", code: "FRAME_INVALID", message: "a mark", retry: "never" });
    await until(() => order.errors.length === 1); // the gap came before the mark
    waiting[0]?.();
    await first;
    expect(subscription).toMatchObject({ lastId: "id-1", gaps: 0 });
    void iterator.next();
    await until(() => subscription.gaps === 1);
    expect(subscription.lastId).toBe("id-5");
    subscription.close();
  });

  it("refuses a payload in its place, without naming it", async () => {
    const invalid: InvalidMessage[] = [];
    const subscription = subscribe({ ...options(), channel: checked(z.number()), onInvalid: (it) => invalid.push(it) });
    await subscription.ready;
    order.gateway.publish("log", "secret");
    order.gateway.publish("log", 2);
    expect((await subscription[Symbol.asyncIterator]().next()).value?.data).toBe(2);
    expect(invalid).toMatchObject([{ id: "id-1", topic: "log", data: "secret", issues: [{}] }]);
    subscription.close();
  });

  it("reports what it refused when nobody else is told", async () => {
    const subscription = subscribe({ ...options(), channel: checked(z.number()) }, () => {});
    await subscription.ready;
    order.gateway.publish("log", "secret");
    await until(() => order.errors.length === 1);
    expect(order.errors).toMatchObject([{ code: "PAYLOAD_INVALID", retry: "never" }]);
    expect(order.errors[0]?.message).not.toContain("secret");
    expect(subscription.lastId).toBe("id-1");
    subscription.close();
  });

  it("that throws refuses", async () => {
    const schema = z.number().transform(() => {
      throw new Error("mine");
    });
    const subscription = subscribe({ ...options(), channel: checked(schema) }, () => {});
    await subscription.ready;
    order.gateway.publish("log", 1);
    await until(() => order.errors.length === 1);
    expect(order.errors).toMatchObject([{ code: "PAYLOAD_INVALID", cause: { message: "mine" } }]);
    subscription.close();
  });

  it("is left alone when validation is off", async () => {
    const subscription = subscribe({ ...options(), channel: checked(z.number()), validate: false });
    await subscription.ready;
    order.gateway.publish("log", "as it is");
    expect((await subscription[Symbol.asyncIterator]().next()).value?.data).toBe("as it is");
    subscription.close();
  });
});

describe("a gap", () => {
  it("that the server found in the live messages is told in its place", async () => {
    const gaps: Gap[] = [];
    const subscription = order.followLog({ onGap: (gap) => gaps.push(gap) });
    await subscription.ready;
    order.gateway.publish("log", 1);
    order.gateway.latest.send({ kind: "gap", channel: "order:42", cursor: "id-5" });
    order.gateway.publish("log", 2);
    expect(await take(subscription, 1)).toEqual([1]);
    expect(gaps).toEqual([]);
    expect(await take(subscription, 1)).toEqual([2]);
    expect(gaps).toEqual([{ channel: "order:42", cursor: "id-5" }]);
    expect(subscription.gaps).toBe(1);
  });

  it("of another channel is none of its business", async () => {
    const subscription = order.followLog();
    await subscription.ready;
    order.gateway.latest.send({ kind: "gap", channel: "order:43", cursor: "id-5" });
    order.gateway.publish("log", 1);
    await take(subscription, 1);
    expect(subscription.gaps).toBe(0);
  });

  it("before the start is told, and what is still there comes", async () => {
    order.gateway.publish("log", 1);
    order.gateway.publish("log", 2);
    order.gateway.forget();
    order.gateway.publish("log", 3);
    const subscription = order.followLog({ after: "id-1" });
    expect(await take(subscription, 1)).toEqual([3]);
    expect(subscription.gaps).toBe(1);
    expect(order.errors).toMatchObject([{ code: "GAP" }]);
  });
});

describe("a consumer that does not keep up", () => {
  it("gets what it has not taken yet before the error that ended the subscription, unless it closes", async () => {
    for (const closes of [false, true]) {
      const subscription = order.followLog();
      await subscription.ready;
      order.gateway.publish("log", 1);
      order.gateway.cut(4303);
      await until(() => subscription.state.phase === "closed");
      if (closes) subscription.close();
      expect(await take(subscription, 1)).toEqual(closes ? [] : [1]);
    }
  });

  it("pauses the subscription, which goes on without a loss when half is taken", async () => {
    const subscription = order.followLog({ maxUnread: 10 });
    await subscription.ready;
    for (let n = 1; n <= 25; n++) order.gateway.publish("log", n);
    await until(() => subscription.state.phase === "paused");
    await until(() => order.gateway.open.length === 0);
    expect(await take(subscription, 4)).toEqual([1, 2, 3, 4]);
    expect(subscription.state.phase).toBe("paused");
    const rest = await take(subscription, 21);
    expect(rest).toEqual(Array.from({ length: 21 }, (_, index) => index + 5));
    expect(order.gateway.subs.map(({ after }) => after)).toContain("id-10");
    expect(order.errors).toEqual([]);
  });
});
