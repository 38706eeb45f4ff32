import { describe, expect, it } from "vitest";
import type { ConnectionState, Gap } from "../src/index.js";
import type { Connection } from "./support/gateway.js";
import { ManualRuntime } from "./support/manual-runtime.js";
import { take, useOrder } from "./support/order.js";
import { until } from "./support/until.js";

const order = useOrder();

/** Follows `log` by a clock that stands still, and notes the states that it goes through. */
function followByHand(options: Parameters<typeof order.followLog>[0] = {}) {
  const runtime = new ManualRuntime();
  const states: ConnectionState[] = [];
  const onStateChange = (state: ConnectionState) => void states.push(state);
  const limits = { reconnectMinMs: 250, reconnectMaxMs: 5_000 };
  const subscription = order.followLog({ ...limits, onStateChange, ...options }, runtime);
  return { runtime, states, subscription };
}

/** Answers each of the first `times` `sub` frames with an error. */
function refuse(code: string, retry: string, times = 1): void {
  let left = times;
  order.gateway.intercept = (connection, { sub }) => {
    if (left === 0) return false;
    left -= 1;
    connection.send({ kind: "error", sub, code, message: `said ${code}`, retry });
    return true;
  };
}

describe("after a cut", () => {
  it("it resumes from the last message that it received, whether or not that was taken", async () => {
    const subscription = order.followLog();
    await subscription.ready;
    for (const n of [1, 2]) order.gateway.publish("log", n);
    expect(await take(subscription, 1)).toEqual([1]);
    order.gateway.cut();
    await until(() => order.gateway.open.length === 0);
    order.gateway.publish("log", 3);
    expect(await take(subscription, 2)).toEqual([2, 3]);
    expect(order.gateway.subs.map(({ after }) => after)).toEqual([undefined, "id-2"]);
  });

  it("it resumes from the acknowledged cursor when no message had come", async () => {
    order.gateway.publish("log", 1);
    const subscription = order.followLog();
    await subscription.ready;
    order.gateway.cut();
    await until(() => order.gateway.subs.length === 2);
    expect(order.gateway.subs[1]?.after).toBe("id-1");
  });

  it("it tells of what is gone, between the messages around it", async () => {
    const gaps: Gap[] = [];
    const subscription = order.followLog({ onGap: (gap) => gaps.push(gap) });
    await subscription.ready;
    order.gateway.publish("log", 1);
    order.gateway.cut();
    await until(() => order.gateway.open.length === 0);
    order.gateway.publish("log", 2);
    order.gateway.forget();
    await until(() => order.gateway.subs.length === 2);
    order.gateway.publish("log", 3);
    expect(await take(subscription, 1)).toEqual([1]);
    expect(gaps).toEqual([]);
    expect(await take(subscription, 1)).toEqual([3]);
    expect(gaps).toEqual([{ channel: "order:42", cursor: "id-2" }]);
  });

  it("it loses nothing and repeats nothing, over 2,000 messages and 16 cuts of every kind", async () => {
    const seen: number[] = [];
    const subscription = order.followLog({ onMessage: ({ data }) => void seen.push(data) });
    await subscription.ready;
    for (let cut = 0; cut < 16; cut++) {
      for (let n = 0; n < 100; n++) order.gateway.publish("log", cut * 125 + n);
      order.gateway.cut([undefined, 4001, 4202, 1001][cut % 4]);
      for (let n = 100; n < 125; n++) order.gateway.publish("log", cut * 125 + n); // while nobody listens
      await until(() => order.gateway.subs.length === cut + 2);
    }
    await until(() => seen.length >= 2_000);
    expect(seen).toEqual(Array.from({ length: 2_000 }, (_, index) => index));
    expect(order.gateway.connections).toHaveLength(17);
    expect(subscription.lastId).toBe("id-2000");
    expect(subscription.gaps).toBe(0);
    expect(order.errors).toEqual([]);
  });
});

describe("waiting", () => {
  it("is longer with each failure, up to a limit, and is a matter of luck below it", async () => {
    const { runtime, states, subscription } = followByHand();
    runtime.luck = 0.999;
    order.gateway.intercept = (connection) => {
      connection.socket.close(4203);
      return true;
    };
    for (const [failures, limit] of [250, 500, 1000, 2000, 4000, 5000, 5000].entries()) {
      await until(() => subscription.state.phase === "waiting");
      expect(subscription.state).toMatchObject({ retryInMs: Math.floor(limit * 0.999), cause: { retry: "later" } });
      expect(states).toContainEqual({ phase: "connecting", attempt: failures + 1 });
      runtime.advance(limit);
    }
  });

  it("starts small again once a connection has lasted", async () => {
    const { runtime, subscription } = followByHand();
    await subscription.ready;
    for (const [lasts, retryInMs] of [
      [0, 125],
      [4_999, 250],
      [5_000, 125],
    ] as const) {
      runtime.advance(lasts);
      order.gateway.cut();
      await until(() => subscription.state.phase === "waiting");
      expect(subscription.state).toMatchObject({ retryInMs, cause: { code: "CONNECTION_CLOSED" } });
      runtime.advance(retryInMs);
      await until(() => subscription.state.phase === "open");
    }
  });

  it("ends at once when the page wakes up", async () => {
    const { runtime, subscription } = followByHand();
    await subscription.ready;
    order.gateway.cut();
    await until(() => subscription.state.phase === "waiting");
    expect(runtime.watchers).toBe(1);
    runtime.change("asleep");
    runtime.change("offline");
    expect(subscription.state.phase).toBe("waiting");
    runtime.change("awake");
    await until(() => subscription.state.phase === "open");
    expect(runtime.watchers).toBe(1);
  });

  it("is over when the subscription is closed", async () => {
    const { runtime, subscription } = followByHand();
    await subscription.ready;
    order.gateway.cut();
    await until(() => subscription.state.phase === "waiting");
    subscription.close();
    expect(runtime.pending).toEqual([]);
    expect(runtime.watchers).toBe(0);
  });
});

describe("a close code", () => {
  it.each([
    [4001, "now", 0],
    [4101, "new-token", 0],
    [4201, "later", 125],
    [1012, "later", 125],
  ])("%i means %s", async (code, retry, retryInMs) => {
    const { runtime, subscription } = followByHand();
    await subscription.ready;
    order.gateway.cut(code, "SOME_CODE");
    await until(() => subscription.state.phase === "waiting");
    expect(subscription.state).toMatchObject({ retryInMs, cause: { code: "SOME_CODE", retry } });
    runtime.advance(retryInMs);
    await until(() => subscription.state.phase === "open");
  });

  it.each([4301, 4303, 1008])("%i means never", async (code) => {
    const subscription = order.followLog();
    await subscription.ready;
    order.gateway.publish("log", 1);
    order.gateway.cut(code);
    await until(() => subscription.state.phase === "closed");
    expect(await take(subscription, 1)).toEqual([1]);
    await expect(take(subscription, 1)).rejects.toMatchObject({ code: "CONNECTION_CLOSED", retry: "never" });
    expect(await take(subscription, 1)).toEqual([]);
    expect(order.gateway.connections).toHaveLength(1);
  });

  it("that says now, again and again, is met with patience", async () => {
    const { runtime, subscription } = followByHand();
    order.gateway.intercept = (connection) => {
      connection.socket.close(4001);
      return true;
    };
    for (const retryInMs of [0, 250, 500]) {
      await until(() => subscription.state.phase === "waiting");
      expect(subscription.state).toMatchObject({ retryInMs });
      runtime.advance(retryInMs);
    }
  });
});

describe("an error frame", () => {
  it.each([
    ["TOKEN_EXPIRED", "new-token", 0],
    ["BROKER_UNAVAILABLE", "later", 125],
    ["OF_A_LATER_VERSION", "tomorrow", 125],
  ])("%s (%s) brings the subscription back with a new token", async (code, retry, retryInMs) => {
    refuse(code, retry);
    let minted = 0;
    const { runtime, states, subscription } = followByHand({ token: () => `token-${++minted}` });
    await until(() => subscription.state.phase === "waiting");
    expect(states.at(-1)).toMatchObject({ retryInMs, cause: { code, message: `said ${code}` } });
    runtime.advance(retryInMs);
    await subscription.ready;
    expect(order.gateway.subs.map(({ token }) => token)).toEqual(["token-1", "token-2"]);
    expect(order.errors).toEqual([]);
  });

  it("leaves no connection open without a subscription", async () => {
    refuse("BROKER_UNAVAILABLE", "later");
    const { runtime, subscription } = followByHand({ reconnectMinMs: 3_000 });
    await until(() => subscription.state.phase === "waiting");
    runtime.advance(999);
    expect(order.gateway.open).toHaveLength(1);
    runtime.advance(1);
    await until(() => order.gateway.connections.length === 1 && order.gateway.open.length === 0);
  });

  it("that says never ends the subscription", async () => {
    refuse("TOPIC_FORBIDDEN", "never");
    const subscription = order.followLog();
    await expect(subscription.ready).rejects.toMatchObject({ code: "TOPIC_FORBIDDEN", retry: "never" });
    expect(subscription.state).toMatchObject({ phase: "closed", cause: { code: "TOPIC_FORBIDDEN" } });
    await expect(take(subscription, 1)).rejects.toMatchObject({ code: "TOPIC_FORBIDDEN" });
    expect(order.errors).toMatchObject([{ code: "TOPIC_FORBIDDEN" }]);
  });

  it("about a frame that could not be used is only reported", async () => {
    const subscription = order.followLog();
    await subscription.ready;
    order.gateway.latest.send({ kind: "error", code: "FRAME_INVALID", message: "no", retry: "never" });
    order.gateway.publish("log", 1);
    expect(await take(subscription, 1)).toEqual([1]);
    expect(order.errors).toMatchObject([{ code: "FRAME_INVALID" }]);
  });
});

describe("a server that is going away", () => {
  it("is left after the delay that it asks for, and not before", async () => {
    const { runtime, subscription } = followByHand();
    await subscription.ready;
    order.gateway.latest.send({ kind: "closing", retryInMs: 400 });
    order.gateway.publish("log", 1);
    expect(await take(subscription, 1)).toEqual([1]);
    expect(runtime.pending).toEqual([400]);
    runtime.advance(400);
    expect(subscription.state).toMatchObject({ phase: "waiting", retryInMs: 0, cause: { code: "GATEWAY_CLOSING" } });
    runtime.advance(0);
    await until(() => subscription.state.phase === "open");
    expect(order.gateway.subs.map(({ after }) => after)).toEqual([undefined, "id-1"]);
  });

  it("may be gone earlier: then it is like any other cut", async () => {
    const { runtime, subscription } = followByHand();
    await subscription.ready;
    order.gateway.latest.send({ kind: "closing", retryInMs: 400 });
    await until(() => runtime.pending.length === 1);
    order.gateway.cut(4201);
    await until(() => subscription.state.phase === "waiting");
    expect(subscription.state).toMatchObject({ retryInMs: 125 });
    expect(runtime.pending).toEqual([125]);
  });
});

describe("a server that does not answer", () => {
  it("is given up after 20 s", async () => {
    let asked: Connection | undefined;
    order.gateway.intercept = (connection) => {
      asked = connection;
      return true;
    };
    const { runtime, subscription } = followByHand({ reconnectMinMs: 3_000 });
    await until(() => asked !== undefined);
    runtime.advance(19_999);
    expect(subscription.state.phase).toBe("connecting");
    runtime.advance(1);
    expect(subscription.state).toMatchObject({ phase: "waiting", cause: { code: "ANSWER_TIMEOUT" } });
    await until(() => order.gateway.frames.at(-1)?.kind === "unsub");
    runtime.advance(1_000);
    await until(() => order.gateway.open.length === 0);
  });
});
