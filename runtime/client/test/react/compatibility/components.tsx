// Components as they are written for Inngest's hook, one of each kind. tsc checks them against its types, and against ours.
import {
  type ClientSubscriptionToken,
  type UseRealtimeConnectionStatus,
  type UseRealtimeOptions,
  type UseRealtimeResult,
  type UseRealtimeRunStatus,
  useRealtime,
} from "inngest/react";
import { channel, staticSchema } from "inngest/realtime";
import { useEffect, useState } from "react";

type OrderStep = { name: string; status: "running" | "complete" | "failed" };
type LogLine = { n: number };

export const orderChannel = channel({
  name: ({ orderId }: { orderId: string }) => `order:${orderId}`,
  topics: { step: { schema: staticSchema<OrderStep>() }, log: { schema: staticSchema<LogLine>() } },
});
const adminChannel = channel({ name: "admin", topics: { order: { schema: staticSchema<{ id: string }>() } } });

export interface Props {
  apiBaseUrl: string;
  fetchToken: () => Promise<ClientSubscriptionToken>;
}

/** The list of one topic. */
export function Steps({ apiBaseUrl, fetchToken, orderId }: Props & { orderId: string }) {
  const { messages, connectionStatus, error } = useRealtime({
    channel: orderChannel({ orderId }),
    topics: ["step"] as const,
    token: fetchToken,
    apiBaseUrl,
  });
  if (error) {
    return <p role="alert">{error.message}</p>;
  }
  return (
    <section aria-label={labels[connectionStatus]}>
      <ol>
        {messages.all.map((message) =>
          message.kind === "data" ? (
            <li key={message.data.name}>{`${message.data.name} ${message.data.status}`}</li>
          ) : null,
        )}
      </ol>
      <p>{messages.byTopic.step?.data.status}</p>
    </section>
  );
}

const labels: Record<UseRealtimeConnectionStatus, string> = {
  idle: "Not begun",
  connecting: "Connecting",
  open: "Live",
  paused: "Paused",
  closed: "Closed",
  error: "Broken",
};

/** A run, to its end. */
export function Run({ apiBaseUrl, fetchToken }: Props) {
  const { runStatus, result, connectionStatus } = useRealtime({
    channel: orderChannel({ orderId: "42" }),
    topics: ["step", "log"],
    token: fetchToken,
    apiBaseUrl,
    autoCloseOnTerminal: true,
  });
  return (
    <output>{`${verbs[runStatus]} ${runStatus === "completed" ? JSON.stringify(result) : "-"} ${connectionStatus}`}</output>
  );
}

const verbs: Record<UseRealtimeRunStatus, string> = {
  unknown: "waits",
  running: "runs",
  completed: "is done",
  failed: "failed",
  cancelled: "was cancelled",
};

/** Says that it pauses while it is hidden. */
export function Pausing({ apiBaseUrl, fetchToken, pauseOnHidden = true }: Props & { pauseOnHidden?: boolean }) {
  const { isPaused, pauseReason, messages } = useRealtime({
    channel: orderChannel({ orderId: "42" }),
    topics: ["log"] as const,
    token: fetchToken,
    apiBaseUrl,
    pauseOnHidden,
  });
  return <output>{isPaused ? `paused: ${pauseReason}` : `${messages.all.length} so far`}</output>;
}

/** Follows when it is told to. */
export function Switched({ apiBaseUrl, fetchToken }: Props) {
  const [enabled, setEnabled] = useState(false);
  const { connectionStatus, pauseReason, messages } = useRealtime({
    channel: orderChannel({ orderId: "42" }),
    topics: ["log"] as const,
    token: fetchToken,
    apiBaseUrl,
    enabled,
  });
  return (
    <>
      <button type="button" onClick={() => setEnabled(!enabled)}>
        Switch
      </button>
      <output>{`${connectionStatus} ${pauseReason} ${messages.last?.topic}`}</output>
    </>
  );
}

/** The latest few, and what each rendering brought. */
export function Latest({ apiBaseUrl, fetchToken, onDelta }: Props & { onDelta: (numbers: number[]) => void }) {
  const { messages } = useRealtime({
    channel: orderChannel({ orderId: "42" }),
    topics: ["log"] as const,
    token: fetchToken,
    apiBaseUrl,
    historyLimit: 3,
    bufferInterval: 20,
    validate: false,
    reconnect: true,
    reconnectMinMs: 1,
    reconnectMaxMs: 10,
  });
  useEffect(() => onDelta(payloads(messages.delta)), [messages.delta, onDelta]);
  return <output>{payloads(messages.all).join(" ")}</output>;
}

type Log = UseRealtimeResult<ReturnType<typeof orderChannel>, readonly ["log"]>["messages"]["all"];

function payloads(messages: Log): number[] {
  return messages.flatMap((message) => (message.kind === "data" ? [message.data.n] : []));
}

/** A key, from a function in the component, and another when it is told to start over. */
export function Keyed({ apiBaseUrl, fetchToken }: Props) {
  const [round, setRound] = useState(1);
  const { messages } = useRealtime({
    key: `round-${round}`,
    channel: "order:42",
    topics: ["log"] as const,
    token: async () => (await fetchToken()).key,
    apiBaseUrl,
  });
  return (
    <>
      <button type="button" onClick={() => setRound(round + 1)}>
        Start over
      </button>
      <output>{`${messages.all.length} in round ${round}`}</output>
    </>
  );
}

/** What a server handed to the page. */
export function Handed({ token }: { token: NonNullable<UseRealtimeOptions["token"]> }) {
  const { messages } = useRealtime({ token });
  return <output>{`${messages.all.length} messages`}</output>;
}

/** Can forget. */
export function Forgetful({ apiBaseUrl, fetchToken }: Props) {
  const { messages, runStatus, reset } = useRealtime({
    channel: adminChannel,
    topics: ["order"],
    token: fetchToken,
    apiBaseUrl,
  });
  return (
    <>
      <button type="button" onClick={reset}>
        Forget
      </button>
      <output>{`${messages.byTopic.order?.data.id ?? "nothing"} ${runStatus}`}</output>
    </>
  );
}
