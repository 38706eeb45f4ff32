import type { RealtimeMessage } from "../message.js";
import type { PauseReason, Snapshot, StoreMessages, TopicMessage } from "../store/snapshot.js";

/** One word for where the hook stands; `state` says more. */
export type UseRealtimeConnectionStatus = "idle" | "connecting" | "open" | "paused" | "closed" | "error";

/** What the hook shows: a snapshot of its store, and flat fields that are derived from it. */
export interface RealtimeView<M extends TopicMessage = RealtimeMessage> extends Omit<Snapshot<M>, "messages"> {
  /**
   * `closed` also while a cut is about to be mended, and `error` also while a failure is about to be tried again: `state`
   * is `waiting` then.
   */
  readonly connectionStatus: UseRealtimeConnectionStatus;
  readonly isPaused: boolean;
  readonly pauseReason: PauseReason | null;
  readonly messages: Omit<StoreMessages<M>, "all" | "delta"> & {
    /** The latest messages, oldest first: as many as `historyLimit` says. */
    readonly all: M[];
    /** What came with the latest rendering that brought messages, all of it, whatever `historyLimit` says. */
    readonly delta: M[];
  };
  /** Forgets messages, results, gaps and errors. The connection stays. Always the same function. */
  readonly reset: () => void;
}

/** Derives what the hook shows. */
export function viewOf(snapshot: Snapshot, reset: () => void): RealtimeView {
  const { state } = snapshot;
  return {
    ...(snapshot as Omit<Snapshot, "messages"> & Pick<RealtimeView, "messages">),
    connectionStatus: statusOf(snapshot),
    isPaused: state.phase === "paused",
    pauseReason: state.phase === "paused" ? state.reason : null,
    reset,
  };
}

function statusOf({ state, error }: Snapshot): UseRealtimeConnectionStatus {
  if (state.phase === "waiting" || state.phase === "closed") {
    return error === null ? "closed" : "error";
  }
  return state.phase;
}
