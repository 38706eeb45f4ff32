import { describe, expect, it } from "vitest";
import type { RunUpdate } from "../src/index.js";
import { take, useOrder } from "./support/order.js";
import { until } from "./support/until.js";

const order = useOrder();

describe("what becomes of a run", () => {
  it("is told whatever the topics, with the result", async () => {
    const runs: RunUpdate[] = [];
    const subscription = order.followLog({ onRun: (run) => runs.push(run) });
    await subscription.ready;
    order.gateway.run({ status: "running" });
    order.gateway.run({ status: "completed", result: { total: 3 } });
    await until(() => runs.length === 2);
    const about = { channel: "order:42", runId: "run-7", createdAt: new Date("2026-08-22T10:00:00.123Z") };
    expect(runs).toEqual([
      { ...about, id: "id-1", status: "running" },
      { ...about, id: "id-2", status: "completed", result: { total: 3 } },
    ]);
    expect(subscription.lastId).toBe("id-2");
  });

  it("is told in its place between the messages", async () => {
    const seen: unknown[] = [];
    const subscription = order.followLog({ onRun: ({ status }) => seen.push(status) });
    await subscription.ready;
    order.gateway.publish("log", 1);
    order.gateway.run({ status: "failed" });
    order.gateway.publish("log", 2);
    seen.push(...(await take(subscription, 1)));
    expect(seen).toEqual([1]);
    seen.push(...(await take(subscription, 1)));
    expect(seen).toEqual([1, "failed", 2]);
  });

  it("is told once, over a cut", async () => {
    const seen: string[] = [];
    const subscription = order.followLog({ onRun: ({ status }) => seen.push(status) });
    await subscription.ready;
    order.gateway.run({ status: "running" });
    await until(() => seen.length === 1);
    order.gateway.cut();
    await until(() => order.gateway.open.length === 0);
    order.gateway.run({ status: "cancelled" });
    await until(() => seen.length === 2);
    expect(seen).toEqual(["running", "cancelled"]);
    expect(order.gateway.subs[1]?.after).toBe("id-1");
  });

  it("moves the cursor when nobody wants to know it", async () => {
    const subscription = order.followLog();
    await subscription.ready;
    order.gateway.run({ status: "running" });
    await until(() => subscription.lastId === "id-1");
    expect(order.errors).toEqual([]);
  });

  it("may be something that only a later server knows", async () => {
    const seen: string[] = [];
    await order.followLog({ onRun: ({ status }) => seen.push(status) }).ready;
    order.gateway.run({ status: "sleeping" });
    await until(() => seen.length === 1);
    expect(seen).toEqual(["sleeping"]);
  });

  it("of another channel is none of its business", async () => {
    const seen: string[] = [];
    await order.followLog({ onRun: ({ status }) => seen.push(status) }).ready;
    order.gateway.latest.send({
      kind: "run",
      id: "x",
      channel: "order:43",
      data: { status: "failed" },
      created_at: "x",
    });
    order.gateway.run({ status: "running" });
    await until(() => seen.length === 1);
    expect(seen).toEqual(["running"]);
  });

  it("upsets nothing when the function throws", async () => {
    const onRun = () => {
      throw new Error("mine");
    };
    const subscription = order.followLog({ onRun });
    await subscription.ready;
    order.gateway.run({ status: "running" });
    order.gateway.publish("log", 1);
    expect(await take(subscription, 1)).toEqual([1]);
    expect(order.errors).toMatchObject([{ code: "CALLBACK_FAILED", cause: { message: "mine" } }]);
  });
});
