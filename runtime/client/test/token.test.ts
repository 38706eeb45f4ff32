import { describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { RealtimeError, type TokenSource } from "../src/index.js";
import { ManualRuntime } from "./support/manual-runtime.js";
import { take, useOrder } from "./support/order.js";
import { until } from "./support/until.js";

const order = useOrder();

/** A token function that numbers its tokens. */
function numbered() {
  const source = { calls: 0, mint: async () => `token-${++source.calls}` };
  return source;
}

describe("a token function", () => {
  it("is called before every connect", async () => {
    const source = numbered();
    const subscription = order.followLog({ token: source.mint });
    await subscription.ready;
    order.gateway.cut();
    await until(() => order.gateway.subs.length === 2);
    expect(order.gateway.subs.map(({ token }) => token)).toEqual(["token-1", "token-2"]);
  });

  it("may say which gateway to use", async () => {
    const token = () => ({ key: "token", apiBaseUrl: order.gateway.url });
    await order.followLog({ token, apiBaseUrl: undefined }).ready;
    expect(order.gateway.subs).toHaveLength(1);
  });

  it("has to say so outside a page when the options do not", async () => {
    const subscription = order.followLog({ apiBaseUrl: undefined });
    await expect(subscription.ready).rejects.toMatchObject({ code: "BASE_URL_UNUSABLE", retry: "never" });
  });

  it("that throws is reported and asked again after a backoff", async () => {
    let calls = 0;
    const token = () => {
      if (++calls === 1) throw new Error("offline");
      return "token";
    };
    const subscription = order.followLog({ token });
    await subscription.ready;
    expect(order.errors).toMatchObject([
      { code: "TOKEN_FUNCTION_FAILED", retry: "later", cause: { message: "offline" } },
    ]);
  });

  it.each([[""], [null], [undefined], [{}], [{ key: 7 }]])("that returns %j is asked again", async (bad) => {
    let calls = 0;
    const token = () => (++calls === 1 ? (bad as string) : "token");
    await order.followLog({ token }).ready;
    expect(order.errors).toMatchObject([{ code: "TOKEN_UNUSABLE", retry: "later" }]);
  });

  it("that throws is told of when the subscription waits", async () => {
    const phases: string[] = [];
    let calls = 0;
    const subscription = order.followLog({
      token: () => (calls++ ? "token" : Promise.reject(new Error("away"))),
      onError: () => void phases.push(subscription.state.phase),
    });
    await subscription.ready;
    expect(phases).toEqual(["waiting"]);
  });

  it("stops everything by throwing an error that says never", async () => {
    let calls = 0;
    const token = () => {
      calls += 1;
      throw new RealtimeError({ code: "NOT_YOUR_ORDER", retry: "never" });
    };
    const subscription = order.followLog({ token });
    await expect(subscription.ready).rejects.toMatchObject({ code: "NOT_YOUR_ORDER", message: "NOT_YOUR_ORDER" });
    await expect(take(subscription, 1)).rejects.toMatchObject({ code: "NOT_YOUR_ORDER" });
    expect(order.errors).toMatchObject([{ code: "NOT_YOUR_ORDER" }]);
    expect(subscription.state.phase).toBe("closed");
    expect(calls).toBe(1);
    expect(order.gateway.connections).toHaveLength(0);
  });

  it("that answers after the subscription was closed starts nothing", async () => {
    let answer = (_token: string) => {};
    const token = () => new Promise<string>((resolve) => (answer = resolve));
    let sockets = 0;
    class Counted extends WebSocket {
      constructor(url: string, protocols: string) {
        super(url, protocols);
        sockets += 1;
      }
    }
    const subscription = order.followLog({ token, webSocket: Counted });
    await until(() => subscription.state.phase === "connecting");
    subscription.close();
    answer("token");
    await new Promise((resolve) => setImmediate(resolve));
    expect(sockets).toBe(0);
    expect(subscription.state).toEqual({ phase: "closed", cause: null });
  });
});

describe("a token that is a value", () => {
  it.each<[TokenSource]>([["token"], [{ key: "token" }]])("%j is used as it is", async (token) => {
    await order.followLog({ token }).ready;
    expect(order.gateway.subs).toMatchObject([{ token: "token" }]);
  });

  it("ends the subscription when a new one is needed", async () => {
    const subscription = order.followLog({ token: "token" });
    await subscription.ready;
    const { latest, subs } = order.gateway;
    latest.send({ kind: "error", sub: subs[0]?.sub, code: "TOKEN_EXPIRED", message: "over", retry: "new-token" });
    await expect(take(subscription, 1)).rejects.toMatchObject({ code: "TOKEN_EXPIRED", retry: "new-token" });
    expect(order.gateway.connections).toHaveLength(1);
  });

  it("that is empty is refused", async () => {
    await expect(order.followLog({ token: "" }).ready).rejects.toMatchObject({ code: "TOKEN_UNUSABLE" });
  });
});

describe("renewal", () => {
  it("happens in place and in time, again and again, while messages come", async () => {
    order.gateway.renewInMs = 45_000;
    const runtime = new ManualRuntime();
    const source = numbered();
    const subscription = order.followLog({ token: source.mint }, runtime);
    await subscription.ready;
    for (const round of [1, 2]) {
      order.gateway.publish("log", round);
      expect(runtime.pending).toEqual([45_000]);
      runtime.advance(45_000);
      await until(() => order.gateway.frames.length === round + 1);
      expect(order.gateway.frames.at(-1)).toEqual({ kind: "renew", sub: "1", token: `token-${round + 1}` });
      await until(() => runtime.pending[0] === 45_000);
    }
    expect(await take(subscription, 2)).toEqual([1, 2]);
    expect(order.gateway.connections).toHaveLength(1);
  });

  it("is tried again when the token function fails, and the subscription stands meanwhile", async () => {
    order.gateway.renewInMs = 45_000;
    const runtime = new ManualRuntime();
    let calls = 0;
    const token = () => {
      if (++calls === 2) throw new Error("offline");
      return "token";
    };
    const subscription = order.followLog({ token, reconnectMinMs: 250, reconnectMaxMs: 5_000 }, runtime);
    await subscription.ready;
    runtime.advance(45_000);
    await until(() => order.errors.length === 1);
    expect(subscription.state.phase).toBe("open");
    expect(runtime.pending).toEqual([125]);
    runtime.advance(125);
    await until(() => runtime.pending[0] === 45_000);
    expect(order.gateway.connections).toHaveLength(1);
    runtime.advance(5_000);
    order.gateway.latest.send({ kind: "error", sub: "1", code: "BROKER_UNAVAILABLE", message: "", retry: "later" });
    await until(() => subscription.state.phase === "waiting");
    expect(subscription.state).toMatchObject({ retryInMs: 125 }); // the failure is forgotten
  });

  it("stops everything when the token function says never", async () => {
    order.gateway.renewInMs = 45_000;
    const runtime = new ManualRuntime();
    let calls = 0;
    const token = () => {
      if (++calls === 2) throw new RealtimeError({ code: "SIGNED_OUT", retry: "never" });
      return "token";
    };
    const subscription = order.followLog({ token }, runtime);
    await subscription.ready;
    runtime.advance(45_000);
    await until(() => subscription.state.phase === "closed");
    await until(() => order.gateway.frames.at(-1)?.kind === "unsub");
    expect(order.errors).toMatchObject([{ code: "SIGNED_OUT" }]);
  });

  it("that is left unanswered shows that the connection is dead", async () => {
    order.gateway.renewInMs = 45_000;
    order.gateway.answersRenewals = false;
    const runtime = new ManualRuntime();
    const subscription = order.followLog({}, runtime);
    await subscription.ready;
    runtime.advance(45_000);
    await until(() => order.gateway.frames.length === 2);
    runtime.advance(20_000);
    expect(subscription.state).toMatchObject({ phase: "waiting", cause: { code: "ANSWER_TIMEOUT" } });
  });

  it("is not tried with a token that is a value", async () => {
    order.gateway.renewInMs = 45_000;
    const runtime = new ManualRuntime();
    await order.followLog({ token: "token" }, runtime).ready;
    expect(runtime.pending).toEqual([]);
  });
});
