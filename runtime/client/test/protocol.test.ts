import { describe, expect, it } from "vitest";
import { makeBackoff } from "../src/backoff.js";
import { closeError, parseFrame } from "../src/protocol.js";
import { makeQueue } from "../src/queue.js";
import { ManualRuntime } from "./support/manual-runtime.js";

describe("a frame", () => {
  const data = { kind: "data", id: "1", channel: "c", topic: "t", data: null, created_at: "2026-08-22T10:00:00Z" };

  it("is read with fields that this version does not know", () => {
    expect(parseFrame(JSON.stringify({ ...data, later: 1 }))).toMatchObject(data);
  });

  it("of a kind that this version does not know is read, and left to whom it concerns", () => {
    expect(parseFrame('{"kind":"later"}')).toEqual({ kind: "later" });
  });

  it.each([
    ["text", "hello"],
    ["a buffer", new ArrayBuffer(8)],
    ["null", "null"],
    ["no kind", "{}"],
    ["no id", JSON.stringify({ ...data, id: undefined })],
    ["null for a topic", JSON.stringify({ ...data, topic: null })],
    ["a number for its time", JSON.stringify({ ...data, created_at: 1 })],
    ["a chunk of no stream", JSON.stringify({ ...data, kind: "chunk" })],
    ["a run of no channel", JSON.stringify({ ...data, kind: "run", channel: undefined })],
    ["a gap without a cursor", JSON.stringify({ kind: "gap", channel: "c" })],
  ])("with %s is read as an error", (_what, text) => {
    expect(parseFrame(text)).toMatchObject({ kind: "error", code: "FRAME_MALFORMED", retry: "never" });
  });
});

describe("a close code", () => {
  it.each([
    [4000, "now"],
    [4099, "now"],
    [4102, "new-token"],
    [4299, "later"],
    [4300, "never"],
    [4399, "never"],
    [4400, "later"],
    [1000, "later"],
    [1002, "never"],
    [1003, "never"],
    [1006, "later"],
    [1007, "never"],
    [1008, "never"],
    [1009, "never"],
    [1011, "later"],
  ])("%i means %s", (code, retry) => {
    expect(closeError({ code }).retry).toBe(retry);
  });

  it("gives its reason as the error's code only if it looks like one", () => {
    expect(closeError({ code: 4001, reason: "SLOW_CONSUMER" }).code).toBe("SLOW_CONSUMER");
    expect(closeError({ code: 1011, reason: "out of memory" }).code).toBe("CONNECTION_CLOSED");
  });
});

describe("a backoff", () => {
  it("may be nothing at all, by luck", () => {
    const runtime = new ManualRuntime();
    runtime.luck = 0;
    expect(makeBackoff(runtime, { reconnectMinMs: 250, reconnectMaxMs: 5_000 }).next("later")).toBe(0);
  });
});

describe("a queue", () => {
  it("gives back what was put in, in order, however puts and takes are mixed", async () => {
    const queue = makeQueue<number>();
    const taken: number[] = [];
    let put = 0;
    for (let round = 0; round < 100; round++) {
      for (let n = 0; n < round % 7; n++) queue.push(put++);
      for (let n = 0; n < round % 5 && taken.length < put; n++) taken.push(await queue.take());
    }
    while (taken.length < put) taken.push(await queue.take());
    expect(taken).toEqual([...Array(put).keys()]);
  });

  it("lets one who comes first wait", async () => {
    const queue = makeQueue<number>();
    const first = queue.take();
    queue.push(1);
    queue.clear();
    queue.push(2);
    expect(await first).toBe(2);
  });
});
