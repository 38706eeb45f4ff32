// The page that the tests open: two components with a hook each. What it shows is also there for the tests to read.
import { StrictMode, useEffect } from "react";
import { createRoot } from "react-dom/client";
import { channel, staticSchema } from "../../src/index.js";
import { type UseRealtimeConnectionStatus, useRealtime } from "../../src/react/index.js";

const orderChannel = channel({
  name: ({ orderId }: { orderId: string }) => `order:${encodeURIComponent(orderId)}`,
  topics: { log: { schema: staticSchema<number>() }, step: { schema: staticSchema<{ name: string }>() } },
});

/** What the page knows. */
export interface Shown {
  readonly numbers: number[];
  readonly steps: string[];
  readonly connectionStatus: UseRealtimeConnectionStatus;
  readonly pauseReason: string | null;
  readonly gaps: number;
  readonly lastId: string | null;
}

declare global {
  interface Window {
    shown: Partial<Shown>;
  }
}

const apiBaseUrl = new URLSearchParams(location.search).get("gateway") ?? undefined;
const token = async () => "token";
// What was seen before a reload.
const before = JSON.parse(sessionStorage.getItem("seen") ?? '{"numbers":[],"lastId":null}') as Shown;
window.shown = {};

function Log() {
  const view = useRealtime({
    channel: orderChannel({ orderId: "42" }),
    topics: ["log"],
    token,
    apiBaseUrl,
    historyLimit: null,
    after: before.lastId,
    reconnectMaxMs: 100,
  });
  const numbers = [...before.numbers, ...view.messages.all.map(({ data }) => data)];
  useEffect(() => {
    const { connectionStatus, pauseReason, gaps, lastId } = view;
    Object.assign(window.shown, { numbers, connectionStatus, pauseReason, gaps, lastId });
    sessionStorage.setItem("seen", JSON.stringify({ numbers, lastId }));
  });
  return <output>{numbers.length}</output>;
}

function Steps() {
  const steps = useRealtime({
    channel: orderChannel({ orderId: "43" }),
    topics: ["step"],
    token,
    apiBaseUrl,
    reconnectMaxMs: 100,
    select: ({ messages }) => messages.all.map(({ data }) => data.name),
  });
  useEffect(() => void Object.assign(window.shown, { steps }));
  return <output>{steps.join()}</output>;
}

createRoot(document.body.appendChild(document.createElement("main"))).render(
  <StrictMode>
    <Log />
    <Steps />
  </StrictMode>,
);
