// @vitest-environment happy-dom
import { renderHook, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { describe, expect, it, vi } from "vitest";
import { useRealtime } from "../../src/react/index.js";
import { onStage, open, show } from "./stage.js";

const stage = onStage();
const full = { key: "full", channel: "order:42", topics: ["log"] };

describe("a token", () => {
  it.each([
    ["a string", "key"],
    ["an object", { key: "key" }],
    ["a function that returns a string", () => "key"],
    ["a function that fetches an object", async () => ({ key: "key", apiBaseUrl: undefined })],
    ["a function that fetches a full token", async () => ({ ...full, key: "key" })],
  ])("may be %s", async (_, token) => {
    const { result } = renderHook(() =>
      useRealtime({ ...stage.connecting, channel: "order:42", topics: ["log"], token }),
    );
    await open(result);
    expect(stage.gateway.subs).toMatchObject([{ token: "key", channel: "order:42", topics: ["log"] }]);
  });

  it("names the gateway where the options do not", async () => {
    const { apiBaseUrl, ...connecting } = stage.connecting;
    const { result } = renderHook(() =>
      useRealtime({ ...connecting, channel: "order:42", topics: ["log"], token: () => ({ key: "key", apiBaseUrl }) }),
    );
    await open(result);
  });
});

describe("a token that says what it is for", () => {
  it("stands for channel and topics", async () => {
    const { result } = renderHook(() => useRealtime({ ...stage.connecting, token: full }));
    await open(result);
    expect(stage.gateway.subs).toMatchObject([{ token: "full", channel: "order:42", topics: ["log"] }]);
  });

  it("may have to be fetched, and is fetched once for the first connection", async () => {
    const token = vi.fn(async () => full);
    const { result } = renderHook(() => useRealtime({ ...stage.connecting, token }), { wrapper: StrictMode });
    await waitFor(() => expect(result.current.connectionStatus).toBe("connecting"));
    await open(result);
    stage.gateway.publish("log", 1);
    await waitFor(() => expect(result.current.messages.all).toMatchObject([{ data: 1 }]));
    expect(token).toHaveBeenCalledTimes(1);
    stage.gateway.cut();
    await waitFor(() => expect(token).toHaveBeenCalledTimes(2));
    await waitFor(() => expect(stage.gateway.subs[1]).toMatchObject({ channel: "order:42", after: "id-1" }));
  });

  it("is fetched until it comes, and not while the page is hidden", async () => {
    let isDown = true;
    const token = vi.fn(async () => {
      if (isDown) throw new Error("down");
      return full;
    });
    const { result } = renderHook(() => useRealtime({ ...stage.connecting, token }));
    await waitFor(() => expect(token.mock.calls.length).toBeGreaterThan(2));
    await waitFor(() => expect(result.current.error?.code).toBe("TOKEN_FUNCTION_FAILED"));
    show("hidden");
    await waitFor(() => expect(result.current).toMatchObject({ connectionStatus: "paused", pauseReason: "hidden" }));
    isDown = false;
    show("visible");
    await open(result);
    expect(result.current.error).toBeNull();
  });

  it("is missed when the options do not say it either", async () => {
    const { result } = renderHook(() => useRealtime({ ...stage.connecting, token: () => "key" }));
    await waitFor(() => expect(result.current.connectionStatus).toBe("error"));
    expect(result.current.error?.code).toBe("CHANNEL_MISSING");
  });
});
