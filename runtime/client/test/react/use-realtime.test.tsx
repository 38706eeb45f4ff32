// @vitest-environment happy-dom
import { renderHook, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { describe, expect, it } from "vitest";
import { createConnection, RealtimeError } from "../../src/index.js";
import { type UseRealtimeConnectionStatus, useRealtime } from "../../src/react/index.js";
import { orderChannel } from "../support/order.js";
import { numbers, onStage, open, show } from "./stage.js";

const stage = onStage();

describe("the hook", () => {
  it("shows messages as they come", async () => {
    const { result } = renderHook(() => useRealtime(stage.log()));
    expect(result.current).toMatchObject({ connectionStatus: "idle", runStatus: "unknown", error: null, gap: null });
    await waitFor(() => expect(result.current.connectionStatus).toBe("open"));
    stage.gateway.publish("log", 1);
    stage.gateway.publish("log", 2);
    await waitFor(() => expect(numbers(result.current)).toEqual([1, 2]));
    expect(result.current.messages.byTopic.log?.data).toBe(2);
    expect(result.current.messages.last?.data).toBe(2);
    expect(result.current).toMatchObject({ runStatus: "running", lastId: "id-2", lastIds: { "order:42": "id-2" } });
  });

  it("shows every message in one delta, and all objects anew only when they differ", async () => {
    const seen = new Set<readonly { readonly data: number }[]>();
    const { result, rerender } = renderHook(() => {
      const view = useRealtime(stage.log({ historyLimit: 1 }));
      seen.add(view.messages.delta);
      return view;
    });
    await open(result);
    for (let n = 1; n <= 50; n++) stage.gateway.publish("log", n);
    await waitFor(() => expect(numbers(result.current)).toEqual([50]));
    expect([...seen].flat().map(({ data }) => data)).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
    const before = result.current;
    rerender();
    expect(result.current).toBe(before);
  });

  it("opens one socket in StrictMode", async () => {
    const { result } = renderHook(() => useRealtime(stage.log()), { wrapper: StrictMode });
    await open(result);
    stage.gateway.publish("log", 1);
    await waitFor(() => expect(numbers(result.current)).toEqual([1]));
    expect(stage.gateway.connections).toHaveLength(1);
    expect(stage.gateway.subs).toHaveLength(1);
  });

  it("subscribes once to each channel in StrictMode", async () => {
    const { result, rerender } = renderHook(
      ({ orderId }) => useRealtime({ ...stage.log(), channel: orderChannel({ orderId }) }),
      { wrapper: StrictMode, initialProps: { orderId: "42" } },
    );
    await open(result);
    rerender({ orderId: "43" });
    await waitFor(() => expect(stage.gateway.subs).toHaveLength(2));
    await open(result);
    stage.gateway.publish("log", 1, { channel: "order:43" });
    await waitFor(() => expect(numbers(result.current)).toEqual([1]));
    expect(stage.gateway.subs.map(({ channel }) => channel)).toEqual(["order:42", "order:43"]);
    expect(stage.live).toBe(1);
  });

  it("lets go of the socket when it is unmounted", async () => {
    const { result, unmount } = renderHook(() => useRealtime(stage.log()));
    await open(result);
    unmount();
    await waitFor(() => expect(stage.gateway.open).toHaveLength(0));
  });

  it("comes back after a cut with what was missed, once", async () => {
    const seen: UseRealtimeConnectionStatus[] = [];
    const { result } = renderHook(() => {
      const view = useRealtime(stage.log());
      if (view.connectionStatus !== seen.at(-1)) seen.push(view.connectionStatus);
      return view;
    });
    await open(result);
    stage.gateway.publish("log", 1);
    await waitFor(() => expect(numbers(result.current)).toEqual([1]));
    stage.gateway.cut();
    await waitFor(() => expect(stage.gateway.open).toHaveLength(0));
    stage.gateway.publish("log", 2);
    await waitFor(() => expect(numbers(result.current)).toEqual([1, 2]));
    expect(result.current).toMatchObject({ connectionStatus: "open", error: null, gaps: 0 });
    expect(seen).not.toContain("error");
  });

  it("ends with the first cut when it is not to reconnect", async () => {
    const { result } = renderHook(() => useRealtime(stage.log({ reconnect: false })));
    await open(result);
    stage.gateway.cut();
    await waitFor(() => expect(result.current.connectionStatus).toBe("closed"));
    expect(result.current.state).toEqual({ phase: "closed", cause: null });
  });
});

describe("options", () => {
  it("that are made anew in each rendering change nothing, and the latest token function is asked", async () => {
    stage.gateway.renewInMs = 200;
    const { result, rerender } = renderHook(({ name }) => useRealtime(stage.log({ token: () => name })), {
      initialProps: { name: "first" },
    });
    await open(result);
    rerender({ name: "second" });
    await waitFor(() => expect(stage.gateway.frames.at(-1)).toMatchObject({ kind: "renew", token: "second" }));
    expect(stage.gateway.subs).toMatchObject([{ token: "first" }]);
  });

  it("with another channel begin anew, without a rendering that shows the one before", async () => {
    const shown: unknown[] = [];
    const { result, rerender } = renderHook(
      ({ orderId }) => {
        const view = useRealtime({ ...stage.log(), channel: orderChannel({ orderId }) });
        shown.push(...view.messages.all.map(({ channel }) => channel === `order:${orderId}`));
        return view;
      },
      { initialProps: { orderId: "42" } },
    );
    await open(result);
    stage.gateway.publish("log", 1);
    await waitFor(() => expect(result.current.messages.all).toHaveLength(1));
    rerender({ orderId: "43" });
    expect(result.current.messages.all).toEqual([]);
    await open(result);
    stage.gateway.publish("log", 2, { channel: "order:42" });
    stage.gateway.publish("log", 3, { channel: "order:43" });
    await waitFor(() => expect(result.current.messages.all).toMatchObject([{ data: 3 }]));
    expect(shown).not.toContain(false);
  });

  it("with other topics or another key begin anew", async () => {
    const { result, rerender } = renderHook(
      ({ topics, key }: { topics: readonly ("log" | "step")[]; key: string }) =>
        useRealtime({ ...stage.log(), topics, key }),
      { initialProps: { topics: ["log"], key: "a" } },
    );
    await open(result);
    stage.gateway.publish("log", 1);
    await waitFor(() => expect(result.current.messages.all).toHaveLength(1));
    rerender({ topics: ["log", "step"], key: "a" });
    expect(result.current.messages.all).toEqual([]);
    await waitFor(() => expect(stage.gateway.subs).toHaveLength(2));
    rerender({ topics: ["log", "step"], key: "b" });
    await waitFor(() => expect(stage.gateway.subs).toHaveLength(3));
    expect(stage.gateway.subs.map(({ topics }) => topics)).toEqual([["log"], ["log", "step"], ["log", "step"]]);
  });

  it("with another token in place of a function go on with it", async () => {
    const { result, rerender } = renderHook(({ key }) => useRealtime(stage.log({ token: { key } })), {
      initialProps: { key: "first" },
    });
    await open(result);
    stage.gateway.publish("log", 1);
    await waitFor(() => expect(numbers(result.current)).toEqual([1]));
    rerender({ key: "second" });
    await waitFor(() => expect(stage.gateway.subs).toHaveLength(2));
    expect(stage.gateway.subs[1]).toMatchObject({ token: "second", after: "id-1" });
    stage.gateway.publish("log", 2);
    await waitFor(() => expect(numbers(result.current)).toEqual([1, 2]));
  });

  it("limit the history, or not at all", async () => {
    const limited = renderHook(() => useRealtime(stage.log({ historyLimit: 3 })));
    const without = renderHook(() => useRealtime(stage.log({ historyLimit: null })));
    const none = renderHook(() => useRealtime(stage.log({ historyLimit: 0 })));
    const usual = renderHook(() => useRealtime(stage.log()));
    for (const { result } of [limited, without, none, usual]) await open(result);
    for (let n = 1; n <= 120; n++) stage.gateway.publish("log", n);
    await waitFor(() => expect(without.result.current.messages.all).toHaveLength(120));
    await waitFor(() => expect(numbers(limited.result.current)).toEqual([118, 119, 120]));
    await waitFor(() => expect(none.result.current.messages.last?.data).toBe(120));
    expect(none.result.current.messages.all).toEqual([]);
    await waitFor(() => expect(numbers(usual.result.current)).toEqual(Array.from({ length: 100 }, (_, n) => n + 21)));
  });

  it("start after a cursor", async () => {
    for (const n of [1, 2, 3]) stage.gateway.publish("log", n);
    const { result } = renderHook(() => useRealtime(stage.log({ after: "id-1" })));
    await waitFor(() => expect(numbers(result.current)).toEqual([2, 3]));
  });
});

describe("a hidden page", () => {
  it("pauses, and catches up when it is seen again", async () => {
    const { result } = renderHook(() => useRealtime(stage.log()));
    await open(result);
    stage.gateway.publish("log", 1);
    await waitFor(() => expect(numbers(result.current)).toEqual([1]));
    show("hidden");
    await waitFor(() => expect(result.current.connectionStatus).toBe("paused"));
    expect(result.current).toMatchObject({ isPaused: true, pauseReason: "hidden" });
    await waitFor(() => expect(stage.live).toBe(0));
    for (const n of [2, 3]) stage.gateway.publish("log", n);
    show("visible");
    await waitFor(() => expect(numbers(result.current)).toEqual([1, 2, 3]));
    expect(result.current).toMatchObject({ connectionStatus: "open", isPaused: false, pauseReason: null, gaps: 0 });
  });

  it("says what was gone when it is seen again", async () => {
    const { result } = renderHook(() => useRealtime(stage.log()));
    await open(result);
    show("hidden");
    await waitFor(() => expect(stage.live).toBe(0));
    for (const n of [1, 2]) stage.gateway.publish("log", n);
    stage.gateway.forget();
    show("visible");
    await waitFor(() => expect(result.current.gap).toEqual({ channel: "order:42", cursor: "id-2" }));
    expect(result.current).toMatchObject({ gaps: 1, lastId: "id-2", error: null });
  });

  it("does not pause when it is not to", async () => {
    const { result } = renderHook(() => useRealtime(stage.log({ pauseOnHidden: false })));
    await open(result);
    show("hidden");
    stage.gateway.publish("log", 1);
    await waitFor(() => expect(numbers(result.current)).toEqual([1]));
    expect(result.current.isPaused).toBe(false);
  });

  it("opens nothing before it is seen", async () => {
    show("hidden");
    const { result } = renderHook(() => useRealtime(stage.log()));
    await waitFor(() => expect(result.current.pauseReason).toBe("hidden"));
    expect(stage.gateway.connections).toHaveLength(0);
    show("visible");
    await open(result);
  });
});

describe("a hook that is not enabled", () => {
  it("opens nothing, and begins and catches up when it is", async () => {
    const { result, rerender } = renderHook(({ enabled }) => useRealtime(stage.log({ enabled })), {
      initialProps: { enabled: false },
    });
    await waitFor(() => expect(result.current).toMatchObject({ connectionStatus: "paused", pauseReason: "disabled" }));
    expect(stage.gateway.connections).toHaveLength(0);
    rerender({ enabled: true });
    await open(result);
    rerender({ enabled: false });
    await waitFor(() => expect(stage.live).toBe(0));
    stage.gateway.publish("log", 1);
    rerender({ enabled: true });
    await waitFor(() => expect(numbers(result.current)).toEqual([1]));
  });

  it("may wait for its channel", async () => {
    const { result, rerender } = renderHook(
      ({ orderId }: { orderId: string | undefined }) => {
        const channel = orderId === undefined ? undefined : orderChannel({ orderId });
        return useRealtime({ ...stage.log(), channel, enabled: channel !== undefined });
      },
      { initialProps: { orderId: undefined as string | undefined } },
    );
    await waitFor(() => expect(result.current.pauseReason).toBe("disabled"));
    rerender({ orderId: "42" });
    await open(result);
  });
});

describe("a run", () => {
  it("closes the hook when it is over, with its result, and a page that comes back opens nothing", async () => {
    const { result } = renderHook(() => useRealtime(stage.log()));
    await open(result);
    stage.gateway.publish("log", 1);
    stage.gateway.run({ status: "completed", result: { total: 3 } });
    await waitFor(() => expect(result.current.connectionStatus).toBe("closed"));
    expect(result.current).toMatchObject({ runStatus: "completed", result: { total: 3 }, error: null });
    expect(numbers(result.current)).toEqual([1]);
    show("hidden");
    show("visible");
    stage.gateway.publish("log", 2);
    await waitFor(() => expect(stage.live).toBe(0));
    expect(result.current.connectionStatus).toBe("closed");
    expect(stage.gateway.subs).toHaveLength(1);
  });

  it("closes nothing when it is not to", async () => {
    const { result } = renderHook(() => useRealtime(stage.log({ autoCloseOnTerminal: false })));
    await open(result);
    stage.gateway.run({ status: "failed" });
    await waitFor(() => expect(result.current.runStatus).toBe("failed"));
    stage.gateway.publish("log", 1);
    await waitFor(() => expect(numbers(result.current)).toEqual([1]));
    expect(result.current).toMatchObject({ connectionStatus: "open", runStatus: "failed" });
  });
});

describe("reset", () => {
  it("forgets what has come, and the connection goes on", async () => {
    const { result } = renderHook(() => useRealtime(stage.log({ autoCloseOnTerminal: false })));
    await open(result);
    const { reset } = result.current;
    stage.gateway.publish("log", 1);
    stage.gateway.run({ status: "completed", result: 3 });
    await waitFor(() => expect(result.current.result).toBe(3));
    reset();
    await waitFor(() => expect(result.current.messages.all).toEqual([]));
    expect(result.current).toMatchObject({ runStatus: "unknown", result: undefined, connectionStatus: "open" });
    stage.gateway.publish("log", 2);
    await waitFor(() => expect(numbers(result.current)).toEqual([2]));
    expect(result.current.reset).toBe(reset);
    expect(stage.gateway.subs).toHaveLength(1);
  });
});

describe("the hooks of a page", () => {
  it("share one connection", async () => {
    const first = renderHook(() => useRealtime(stage.log()));
    const second = renderHook(() => useRealtime({ ...stage.log(), channel: orderChannel({ orderId: "43" }) }));
    await open(first.result);
    await open(second.result);
    expect(stage.gateway.subs).toHaveLength(2);
    expect(stage.gateway.connections).toHaveLength(1);
  });

  it("may be given another", async () => {
    const { webSocket } = stage.connecting;
    const connection = createConnection({ webSocket });
    const first = renderHook(() => useRealtime(stage.log()));
    const second = renderHook(() => useRealtime(stage.log({ connection, onError: () => {} })));
    await open(first.result);
    await open(second.result);
    expect(connection.state.phase).toBe("open");
    expect(stage.gateway.connections).toHaveLength(2);
    second.unmount();
    connection.close();
  });
});

describe("an error", () => {
  it("that is final is shown", async () => {
    const onError = () => {};
    const token = () => {
      throw new RealtimeError({ code: "NOT_YOUR_ORDER", retry: "never" });
    };
    const { result } = renderHook(() => useRealtime(stage.log({ token, onError })));
    await waitFor(() => expect(result.current.connectionStatus).toBe("error"));
    expect(result.current.error?.code).toBe("NOT_YOUR_ORDER");
    expect(stage.gateway.connections).toHaveLength(0);
  });

  it("that can be mended is shown until it is", async () => {
    let isDown = true;
    const token = () => {
      if (isDown) throw new Error("down");
      return "token";
    };
    const { result } = renderHook(() => useRealtime(stage.log({ token, onError: () => {} })));
    await waitFor(() => expect(result.current.error?.code).toBe("TOKEN_FUNCTION_FAILED"));
    isDown = false;
    await open(result);
    expect(result.current.error).toBeNull();
  });

  it("of the options is shown, not thrown", async () => {
    const { result } = renderHook(() => useRealtime(stage.log({ apiBaseUrl: "ftp://example.com" })));
    await waitFor(() => expect(result.current.connectionStatus).toBe("error"));
    expect(result.current.error?.code).toBe("BASE_URL_UNUSABLE");
  });
});

describe("a selection", () => {
  it("renders when it is another, and not for anything else", async () => {
    let renderings = 0;
    const { result } = renderHook(() => {
      renderings += 1;
      return useRealtime({
        ...stage.log(),
        select: ({ messages, connectionStatus }) => ({ isOver: messages.last?.data === 100, connectionStatus }),
      });
    });
    await waitFor(() => expect(result.current.connectionStatus).toBe("open"));
    const before = renderings;
    for (let n = 1; n <= 100; n++) stage.gateway.publish("log", n);
    await waitFor(() => expect(result.current.isOver).toBe(true));
    expect(renderings).toBe(before + 1);
  });

  it("may use what another rendering knows", async () => {
    const { result, rerender } = renderHook(
      ({ factor }) => useRealtime({ ...stage.log(), select: ({ messages }) => (messages.last?.data ?? 0) * factor }),
      { initialProps: { factor: 2 } },
    );
    await waitFor(() => expect(stage.live).toBe(1));
    stage.gateway.publish("log", 21);
    await waitFor(() => expect(result.current).toBe(42));
    rerender({ factor: 3 });
    expect(result.current).toBe(63);
  });
});

describe("several channels", () => {
  it("come together, each in its order", async () => {
    const { result } = renderHook(() =>
      useRealtime({
        ...stage.connecting,
        channels: [
          { channel: "order:42", topics: ["log"] },
          { channel: "order:43", topics: ["log"], token: () => "its own" },
        ],
        token: () => "for all",
      }),
    );
    await open(result);
    expect(stage.gateway.subs.map(({ channel, token }) => [channel, token]).sort()).toEqual([
      ["order:42", "for all"],
      ["order:43", "its own"],
    ]);
    stage.gateway.publish("log", 1);
    stage.gateway.publish("log", 2, { channel: "order:43" });
    await waitFor(() => expect(result.current.messages.all).toHaveLength(2));
    expect(result.current.lastIds).toEqual({ "order:42": "id-1", "order:43": "id-2" });
  });

  it("go on where one of them is refused, which is told", async () => {
    const onError = () => {};
    const token = () => {
      throw new RealtimeError({ code: "NOT_YOURS", retry: "never" });
    };
    const { result } = renderHook(() =>
      useRealtime({
        ...stage.connecting,
        channels: [
          { channel: "order:42", topics: ["log"], token: "token" },
          { channel: "order:43", topics: ["log"], token },
        ],
        onError,
      }),
    );
    await waitFor(() => expect(result.current.error?.code).toBe("NOT_YOURS"));
    await waitFor(() => expect(stage.live).toBe(1));
    stage.gateway.publish("log", 1);
    await waitFor(() => expect(result.current.messages.all).toHaveLength(1));
    expect(result.current).toMatchObject({ connectionStatus: "open", error: { code: "NOT_YOURS" } });
  });

  it("are not closed by the end of a run of one of them", async () => {
    const channels = ["order:42", "order:43"].map((channel) => ({ channel, topics: ["log"] }));
    const { result } = renderHook(() => useRealtime({ ...stage.connecting, channels, token: "token" }));
    await open(result);
    stage.gateway.run({ status: "completed" });
    await waitFor(() => expect(result.current.runStatus).toBe("completed"));
    stage.gateway.publish("log", 1);
    await waitFor(() => expect(result.current.messages.all).toHaveLength(1));
    expect(result.current.connectionStatus).toBe("open");
  });

  it("may be others in the next rendering: those that stay keep what they know and go on", async () => {
    const { result, rerender } = renderHook(
      ({ ids }) =>
        useRealtime({
          ...stage.connecting,
          channels: ids.map((id) => ({ channel: `order:${id}`, topics: ["log"] })),
          token: "token",
        }),
      { initialProps: { ids: ["42", "43"] } },
    );
    const shown = () => result.current.messages.all.map((message) => message.kind === "data" && message.data);
    await open(result);
    stage.gateway.publish("log", 1);
    stage.gateway.publish("log", 2, { channel: "order:43" });
    await waitFor(() => expect(shown()).toEqual([1, 2]));
    rerender({ ids: ["43", "44"] });
    expect(shown()).toEqual([2]);
    expect(result.current.messages).toMatchObject({ delta: [], byTopic: { log: { channel: "order:43" } } });
    await open(result);
    stage.gateway.publish("log", 3, { channel: "order:44" });
    await waitFor(() => expect(shown()).toEqual([2, 3]));
    expect(stage.gateway.subs.slice(2).map(({ channel, after }) => [channel, after])).toEqual([
      ["order:43", "id-2"],
      ["order:44", undefined],
    ]);
  });
});
