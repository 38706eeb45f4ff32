// @vitest-environment happy-dom
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import { onStage, show } from "../stage.js";
import { Forgetful, Handed, Keyed, Latest, Pausing, Run, Steps, Switched } from "./components.js";

const stage = onStage();
const given = () => ({ apiBaseUrl: stage.gateway.url, fetchToken: async () => ({ key: "token" }) });
const shows = (text: string) => screen.findByText(text);
const stands = (count = 1) => vi.waitUntil(() => stage.live === count, { timeout: 30_000 });

// As a page has it; Node 20 does not.
beforeAll(() => vi.stubGlobal("WebSocket", WebSocket));
afterAll(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("a component that is written for Inngest's hook", () => {
  it("lists one topic", async () => {
    render(<Steps {...given()} orderId="42" />);
    await screen.findByLabelText("Live");
    stage.gateway.publish("step", { name: "pay", status: "running" });
    await shows("pay running");
    stage.gateway.publish("step", { name: "ship", status: "complete" });
    await shows("ship complete");
    await shows("complete");
  });

  it("shows an error", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    render(<Steps {...given()} fetchToken={() => Promise.reject(new Error("down"))} orderId="42" />);
    await screen.findByRole("alert");
  });

  it("follows a run to its end", async () => {
    render(<Run {...given()} />);
    await shows("waits - idle");
    await shows("runs - open");
    stage.gateway.run({ status: "completed", result: { total: 3 } });
    await shows('is done {"total":3} closed');
    await stands(0);
  });

  it("pauses while it is hidden, and now catches up", async () => {
    render(<Pausing {...given()} />);
    await stands();
    stage.gateway.publish("log", { n: 1 });
    await shows("1 so far");
    show("hidden");
    await shows("paused: hidden");
    await stands(0);
    stage.gateway.publish("log", { n: 2 });
    show("visible");
    await shows("2 so far");
  });

  it("goes on while it is hidden when it is not to pause", async () => {
    render(<Pausing {...given()} pauseOnHidden={false} />);
    await stands();
    show("hidden");
    stage.gateway.publish("log", { n: 1 });
    await shows("1 so far");
  });

  it("follows when it is enabled", async () => {
    render(<Switched {...given()} />);
    await shows("paused disabled undefined");
    fireEvent.click(screen.getByText("Switch"));
    await shows("open null undefined");
    stage.gateway.publish("log", { n: 1 });
    await shows("open null log");
    fireEvent.click(screen.getByText("Switch"));
    await shows("paused disabled log");
  });

  it("keeps the latest few, and sees every delta", async () => {
    const seen: number[] = [];
    const onDelta = (numbers: number[]) => void seen.push(...numbers);
    render(<Latest {...given()} onDelta={onDelta} />);
    await stands();
    for (let n = 1; n <= 20; n++) stage.gateway.publish("log", { n });
    await shows("18 19 20");
    await waitFor(() => expect(seen).toEqual(Array.from({ length: 20 }, (_, n) => n + 1)));
  });

  it("starts over with another key, and may get its token as a string", async () => {
    render(<Keyed {...given()} />);
    await stands();
    stage.gateway.publish("log", { n: 1 });
    await shows("1 in round 1");
    fireEvent.click(screen.getByText("Start over"));
    await shows("0 in round 2");
    await vi.waitUntil(() => stage.gateway.subs.length === 2, { timeout: 30_000 });
    await stands();
    stage.gateway.publish("log", { n: 2 });
    await shows("1 in round 2");
  });

  it.each([
    ["a token that names channel and topics", (full: object) => full],
    ["a function that fetches one", (full: object) => async () => full],
  ])("may be handed %s", async (_, make) => {
    const token = make({ key: "token", channel: "order:42", topics: ["log"], apiBaseUrl: stage.gateway.url });
    render(<Handed token={token as Parameters<typeof Handed>[0]["token"]} />);
    await stands();
    stage.gateway.publish("log", { n: 1 });
    await shows("1 messages");
  });

  it("can forget", async () => {
    render(<Forgetful {...given()} />);
    await stands();
    stage.gateway.publish("order", { id: "42" }, { channel: "admin" });
    await shows("42 running");
    fireEvent.click(screen.getByText("Forget"));
    await shows("nothing unknown");
    stage.gateway.publish("order", { id: "43" }, { channel: "admin" });
    await shows("43 running");
  });
});
