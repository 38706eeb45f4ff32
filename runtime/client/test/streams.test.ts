import { describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { z } from "zod";
import { channel, type InvalidMessage, type RealtimeMessage, subscribe } from "../src/index.js";
import { type orderChannel, take, takeMessages, useOrder } from "./support/order.js";
import { until } from "./support/until.js";

type Order = ReturnType<typeof orderChannel>;
type OrderMessage = RealtimeMessage<Order, "tokens" | "log">;

const order = useOrder();

/** The stream that a message belongs to. */
function streamOf(message: RealtimeMessage | OrderMessage | undefined): ReadableStream<unknown> {
  if (message === undefined || message.kind === "data") {
    throw new Error("no message of a stream");
  }
  return message.stream;
}

/** Reads a stream to its end: its chunks, and the code and words of what cut it off. */
async function read(stream: ReadableStream<unknown>) {
  const chunks: unknown[] = [];
  try {
    for await (const chunk of stream) {
      chunks.push(chunk);
    }
    return { chunks };
  } catch (error) {
    return { chunks, error };
  }
}

describe("a stream", () => {
  it("has a beginning, chunks and an end among the messages, which share one stream of the chunks", async () => {
    const subscription = order.followTokens();
    await subscription.ready;
    const tokens = order.gateway.stream("tokens", "s1");
    tokens.write("Hel");
    order.gateway.publish("log", 1);
    tokens.write("lo");
    tokens.end();
    const taken = await takeMessages(subscription, 5);
    const about = { channel: "order:42", createdAt: new Date("2026-08-22T10:00:00.123Z") };
    const part = { ...about, topic: "tokens", streamId: "s1", stream: streamOf(taken[0]) };
    expect(taken).toEqual([
      { ...part, kind: "datastream-start", id: "id-1" },
      { ...part, kind: "chunk", id: "id-2", data: "Hel" },
      { ...about, kind: "data", topic: "log", id: "id-3", data: 1 },
      { ...part, kind: "chunk", id: "id-4", data: "lo" },
      { ...part, kind: "datastream-end", id: "id-5" },
    ]);
    for (const at of [1, 3, 4]) {
      expect(streamOf(taken[at])).toBe(part.stream);
    }
    expect(await read(part.stream)).toEqual({ chunks: ["Hel", "lo"] });
    expect(subscription.lastId).toBe("id-5");
  });

  it("can be read while it runs, before its other messages are taken", async () => {
    const subscription = order.followTokens();
    await subscription.ready;
    const tokens = order.gateway.stream("tokens", "s1");
    const [start] = await takeMessages(subscription, 1);
    const reader = streamOf(start).getReader();
    for (const token of ["a", "b"]) {
      const next = reader.read();
      tokens.write(token);
      expect(await next).toEqual({ done: false, value: token });
    }
    const end = reader.read();
    tokens.end();
    expect((await end).done).toBe(true);
    expect(subscription.lastId).toBe("id-1");
    expect((await takeMessages(subscription, 3)).map(({ kind }) => kind)).toEqual(["chunk", "chunk", "datastream-end"]);
  });

  it("keeps its chunks apart from those of others that run beside it", async () => {
    const subscription = order.followTokens();
    await subscription.ready;
    const [one, two] = [order.gateway.stream("tokens", "s1"), order.gateway.stream("tokens", "s2")];
    one.write("a");
    two.write("b");
    one.write("c");
    two.end();
    one.end();
    const [first, second] = await takeMessages(subscription, 2);
    expect(await read(streamOf(first))).toEqual({ chunks: ["a", "c"] });
    expect(await read(streamOf(second))).toEqual({ chunks: ["b"] });
  });

  it("that nobody reads, or whose reader has had enough, holds nothing up", async () => {
    const subscription = order.followTokens();
    await subscription.ready;
    const unread = order.gateway.stream("tokens", "s1");
    const left = order.gateway.stream("tokens", "s2");
    await streamOf((await takeMessages(subscription, 2))[1]).cancel();
    for (let n = 0; n < 100; n++) {
      unread.write(`${n}`);
      left.write(`${n}`);
    }
    unread.end();
    left.end();
    order.gateway.publish("log", 1);
    expect(await takeMessages(subscription, 203)).toHaveLength(203);
    expect(subscription.lastId).toBe("id-205");
    expect(order.errors).toEqual([]);
  });

  it("says why it is not whole, after its last chunk", async () => {
    const subscription = order.followTokens();
    await subscription.ready;
    const tokens = order.gateway.stream("tokens", "s1");
    tokens.write("a");
    tokens.end("The writer stopped before the end.");
    const taken = await takeMessages(subscription, 3);
    expect(taken[2]).toMatchObject({ kind: "datastream-end", error: "The writer stopped before the end." });
    expect(await read(streamOf(taken[0]))).toEqual({
      chunks: ["a"],
      error: expect.objectContaining({
        name: "RealtimeError",
        code: "STREAM_CUT",
        message: "The writer stopped before the end.",
        retry: "never",
      }),
    });
  });

  it("goes on over a cut of the connection, with nothing lost and nothing twice", async () => {
    const subscription = order.followTokens();
    await subscription.ready;
    const tokens = order.gateway.stream("tokens", "s1");
    const whole: string[] = [];
    const write = (token: string) => {
      whole.push(token);
      tokens.write(token);
    };
    write("a");
    const [start] = await takeMessages(subscription, 1);
    const reading = read(streamOf(start));
    for (let cut = 0; cut < 5; cut++) {
      write(`before ${cut}`);
      order.gateway.cut();
      await until(() => order.gateway.open.length === 0);
      write(`between ${cut}`);
      await until(() => order.gateway.open.length === 1 && order.gateway.latest.subs.size === 1);
      write(`after ${cut}`);
    }
    tokens.end();
    expect(await reading).toEqual({ chunks: whole });
    const taken = await takeMessages(subscription, whole.length + 1);
    expect(taken.slice(0, -1).map((message) => message.kind === "chunk" && message.data)).toEqual(whole);
    expect(taken.every((message) => streamOf(message) === streamOf(start))).toBe(true);
    expect(subscription.gaps).toBe(0);
  });

  it("goes on after a pause", async () => {
    const subscription = order.followTokens({ maxUnread: 4 });
    await subscription.ready;
    const tokens = order.gateway.stream("tokens", "s1");
    const whole = Array.from({ length: 20 }, (_, n) => `${n}`);
    for (const token of whole) {
      tokens.write(token);
    }
    tokens.end();
    await until(() => subscription.state.phase === "paused");
    const taken = await takeMessages(subscription, 22);
    expect(await read(streamOf(taken[0]))).toEqual({ chunks: whole });
    expect(order.gateway.subs.length).toBeGreaterThan(1);
  });

  it("that a gap falls into is cut there, and what comes after is a stream of its own", async () => {
    const subscription = order.followTokens({ onGap: () => {} });
    await subscription.ready;
    const tokens = order.gateway.stream("tokens", "s1");
    tokens.write("a");
    order.gateway.latest.send({ kind: "gap", channel: "order:42", cursor: "id-2" });
    tokens.write("c");
    tokens.end();
    const [start, , partial, end] = await takeMessages(subscription, 4);
    expect(await read(streamOf(start))).toEqual({
      chunks: ["a"],
      error: expect.objectContaining({ code: "STREAM_CUT" }),
    });
    expect(partial).toMatchObject({ kind: "chunk", streamId: "s1", isPartial: true, data: "c" });
    expect(end).toMatchObject({ kind: "datastream-end", isPartial: true });
    expect(streamOf(end)).toBe(streamOf(partial));
    expect(await read(streamOf(partial))).toEqual({ chunks: ["c"] });
    expect(subscription.gaps).toBe(1);
  });

  it("is cut when its chunks are gone from the history by the time of a reconnect", async () => {
    const subscription = order.followTokens({ onGap: () => {} });
    await subscription.ready;
    const tokens = order.gateway.stream("tokens", "s1");
    const [start] = await takeMessages(subscription, 1);
    order.gateway.cut();
    await until(() => order.gateway.open.length === 0);
    tokens.write("lost");
    order.gateway.forget();
    expect(await read(streamOf(start))).toMatchObject({ chunks: [], error: { code: "STREAM_CUT" } });
  });

  it("that was joined in the middle says so", async () => {
    const tokens = order.gateway.stream("tokens", "s1");
    tokens.write("a");
    const subscription = order.followTokens();
    await subscription.ready;
    tokens.write("b");
    tokens.end();
    const [chunk, end] = await takeMessages(subscription, 2);
    expect([chunk, end]).toMatchObject([{ isPartial: true }, { isPartial: true }]);
    expect(await read(streamOf(chunk))).toEqual({ chunks: ["b"] });
  });

  it("is cut when the subscription is closed", async () => {
    const subscription = order.followTokens();
    await subscription.ready;
    order.gateway.stream("tokens", "s1");
    const [start] = await takeMessages(subscription, 1);
    subscription.close();
    expect(await read(streamOf(start))).toMatchObject({ error: { code: "STREAM_CUT", retry: "never" } });
  });

  it("is cut when the subscription is refused, after the chunks that had come", async () => {
    const subscription = order.followTokens();
    await subscription.ready;
    order.gateway.stream("tokens", "s1").write("a");
    order.gateway.cut(4303, "TOPIC_FORBIDDEN");
    await until(() => subscription.state.phase === "closed");
    const [start] = await takeMessages(subscription, 2);
    expect(await read(streamOf(start))).toMatchObject({
      chunks: ["a"],
      error: { code: "STREAM_CUT", cause: { code: "TOPIC_FORBIDDEN" } },
    });
  });
});

describe("the schema of a stream's topic", () => {
  const connect = () => ({ token: "token", apiBaseUrl: order.gateway.url, webSocket: WebSocket, onError: () => {} });
  const doubled = channel({
    name: "order:42",
    topics: { tokens: { schema: z.number().transform(async (n) => 2 * n), stream: true } },
  });

  it("has the last word on the chunks, and none on beginnings and ends", async () => {
    const subscription = subscribe({ ...connect(), channel: doubled, topics: ["tokens"] });
    await subscription.ready;
    const tokens = order.gateway.stream("tokens", "s1");
    tokens.write(1);
    tokens.write(2);
    tokens.end();
    const taken = await takeMessages(subscription, 4);
    expect(taken.map((message) => message.kind === "chunk" && message.data)).toEqual([false, 2, 4, false]);
    expect(await read(streamOf(taken[0]))).toEqual({ chunks: [2, 4] });
    subscription.close();
  });

  it("cuts the stream at a chunk that it refuses", async () => {
    const invalid: InvalidMessage[] = [];
    const onInvalid = (message: InvalidMessage) => void invalid.push(message);
    const subscription = subscribe({ ...connect(), channel: doubled, topics: ["tokens"], onInvalid });
    await subscription.ready;
    const tokens = order.gateway.stream("tokens", "s1");
    tokens.write(1);
    tokens.write("two");
    tokens.write(3);
    const [start, , rest] = await takeMessages(subscription, 3);
    expect(await read(streamOf(start))).toMatchObject({ chunks: [2], error: { code: "PAYLOAD_INVALID" } });
    expect(invalid).toMatchObject([{ topic: "tokens", id: "id-3", data: "two", issues: [{}] }]);
    expect(rest).toMatchObject({ kind: "chunk", data: 6, isPartial: true });
    subscription.close();
  });

  it("that is still at work when the subscription is refused has its say before the stream is cut", async () => {
    let go = () => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    const schema = z.string().transform((text) => held.then(() => text));
    const slow = channel({ name: "order:42", topics: { tokens: { schema, stream: true } } });
    const subscription = subscribe({ ...connect(), channel: slow, topics: ["tokens"] });
    await subscription.ready;
    order.gateway.stream("tokens", "s1").write("a");
    const [start] = await takeMessages(subscription, 1);
    order.gateway.cut(4303, "TOPIC_FORBIDDEN");
    await until(() => subscription.state.phase === "closed");
    go();
    expect(await read(streamOf(start))).toMatchObject({ chunks: ["a"], error: { code: "STREAM_CUT" } });
  });
});

describe("a page that knows of no streams", () => {
  it("gets their chunks as plain messages, and moves past the rest", async () => {
    const subscription = order.followLog();
    await subscription.ready;
    const numbers = order.gateway.stream("log", "s1");
    numbers.write(1);
    numbers.write(2);
    numbers.end();
    order.gateway.publish("log", 3);
    const taken = await takeMessages(subscription, 3);
    expect(taken.map(({ kind, data }) => [kind, data])).toEqual([
      ["data", 1],
      ["data", 2],
      ["data", 3],
    ]);
    expect(taken[0]).not.toHaveProperty("stream");
    order.gateway.stream("log", "s2");
    order.gateway.cut();
    await until(() => order.gateway.subs.length === 2);
    expect(order.gateway.subs[1]?.after).toBe("id-6");
    order.gateway.publish("log", 4);
    expect(await take(subscription, 1)).toEqual([4]);
  });
});

describe("a channel of which only the name is known", () => {
  it("has all kinds of messages", async () => {
    const options = { token: "token", apiBaseUrl: order.gateway.url, webSocket: WebSocket };
    const subscription = subscribe({ ...options, channel: "order:42", topics: ["tokens"] });
    await subscription.ready;
    const tokens = order.gateway.stream("tokens", "s1");
    tokens.write("a");
    tokens.end();
    order.gateway.publish("tokens", "plain");
    const taken = await takeMessages(subscription, 4);
    expect(taken.map(({ kind }) => kind)).toEqual(["datastream-start", "chunk", "datastream-end", "data"]);
    expect(await read(streamOf(taken[0]))).toEqual({ chunks: ["a"] });
    subscription.close();
  });
});
