import { describe, expect, it } from "vitest";
import { useOrder } from "./support/order.js";
import { until } from "./support/until.js";

const order = useOrder();

describe("a subscription as a stream", () => {
  it("of messages brings them, and closes the subscription when it is cancelled", async () => {
    const subscription = order.followLog();
    const reader = subscription.getJsonStream().getReader();
    await subscription.ready;
    order.gateway.publish("log", 1);
    expect((await reader.read()).value).toMatchObject({ topic: "log", data: 1, id: "id-1" });
    expect(subscription.lastId).toBe("id-1");
    await reader.cancel();
    expect(subscription.state).toEqual({ phase: "closed", cause: null });
  });

  it("takes no more than is read", async () => {
    const subscription = order.followLog();
    const reader = subscription.getJsonStream().getReader();
    await subscription.ready;
    for (const n of [1, 2, 3]) order.gateway.publish("log", n);
    await reader.read();
    expect(subscription.lastId).toBe("id-1");
  });

  it("ends with the subscription, or with its error", async () => {
    const closed = order.followLog();
    const whole = closed.getJsonStream().getReader().read();
    closed.unsubscribe();
    expect((await whole).done).toBe(true);
    const refused = order.followLog();
    const broken = refused.getJsonStream().getReader().read();
    await refused.ready;
    order.gateway.cut(4303, "TOPIC_FORBIDDEN");
    await expect(broken).rejects.toMatchObject({ code: "TOPIC_FORBIDDEN" });
  });

  it("of bytes is one of server-sent events", async () => {
    const subscription = order.followTokens();
    const response = new Response(subscription.getEncodedStream());
    await subscription.ready;
    order.gateway.publish("log", 1);
    order.gateway.stream("tokens", "s1");
    await until(() => order.gateway.history.length === 2);
    const text = response.text();
    await until(() => subscription.lastId === "id-2");
    subscription.close();
    const about = { channel: "order:42", createdAt: "2026-08-22T10:00:00.123Z" };
    expect(
      (await text)
        .split("\n\n")
        .filter(Boolean)
        .map((event) => JSON.parse(event.replace("data: ", ""))),
    ).toEqual([
      { ...about, id: "id-1", kind: "data", topic: "log", data: 1 },
      { ...about, id: "id-2", kind: "datastream-start", topic: "tokens", streamId: "s1" },
    ]);
  });

  it("is not there when the messages go to a function", () => {
    const subscription = order.followLog({ onMessage: () => {} });
    expect(() => subscription.getJsonStream()).toThrow("Pass no onMessage");
  });
});

describe("messages that the server left out", () => {
  const dropped = { kind: "dropped", channel: "order:42", topic: "log", count: 12 };

  it("are told in their place, and their cursor is none", async () => {
    const seen: unknown[] = [];
    const subscription = order.followLog({
      onMessage: async ({ data }) => void seen.push(data),
      onDropped: (what) => void seen.push(what),
    });
    await subscription.ready;
    order.gateway.publish("log", 1);
    order.gateway.latest.send(dropped);
    order.gateway.latest.send({ ...dropped, topic: "tokens" });
    order.gateway.publish("log", 2);
    await until(() => seen.length === 3);
    expect(seen).toEqual([1, { channel: "order:42", topic: "log", count: 12 }, 2]);
    expect(subscription.lastId).toBe("id-2");
  });

  it("are reported when nobody else is told", async () => {
    const subscription = order.followLog();
    await subscription.ready;
    order.gateway.latest.send(dropped);
    await until(() => order.errors.length === 1);
    expect(order.errors).toMatchObject([{ code: "DROPPED" }]);
    expect(order.errors[0]?.message).toContain("12 messages");
  });
});

describe("teed bytes", () => {
  it("are messages of the topic $stream", async () => {
    const seen: unknown[] = [];
    const subscription = order.follow(["log", "$stream"], { onMessage: (message) => void seen.push(message) });
    await subscription.ready;
    order.gateway.append({ kind: "raw", topic: "$stream", data: "text" });
    order.gateway.append({ kind: "raw", topic: "$stream", data: { base64: "AP8=" } });
    await until(() => seen.length === 2);
    const about = {
      channel: "order:42",
      createdAt: new Date("2026-08-22T10:00:00.123Z"),
      kind: "raw",
      topic: "$stream",
    };
    expect(seen).toEqual([
      { ...about, id: "id-1", data: "text" },
      { ...about, id: "id-2", data: new Uint8Array([0, 255]) },
    ]);
  });

  it("that make no sense are told to onInvalid", async () => {
    const seen: unknown[] = [];
    const subscription = order.follow(["$stream"], {
      onMessage: () => {},
      onInvalid: ({ data }) => void seen.push(data),
    });
    await subscription.ready;
    order.gateway.append({ kind: "raw", topic: "$stream", data: { base64: "?" } });
    await until(() => seen.length === 1);
    expect(seen).toEqual([{ base64: "?" }]);
  });
});
