import { channelName } from "../channel.js";
import type { Gap, RealtimeMessage } from "../message.js";
import type { RunUpdate } from "../run.js";
import { NOTHING, type PauseReason, type Snapshot, type StoreRunStatus, type TopicMessage } from "./snapshot.js";
import type { ChannelTopics, StoreSettings } from "./store-options.js";
import { IDLE, makeStrand } from "./strand.js";

/** What is known of some channels, kept for whoever shows it. */
export interface Store<M extends TopicMessage = RealtimeMessage> {
  /** What is known now: the same object until something has changed. */
  readonly getSnapshot: () => Snapshot<M>;
  /**
   * Calls `listener` after each change. The first listener begins the subscriptions. They rest when the last one has
   * left and no other has come by the next turn, and go on from where they were when one comes.
   *
   * @returns what removes the listener
   */
  readonly subscribe: (listener: () => void) => () => void;
  /** Lets the subscriptions rest, for a reason that the snapshot tells, or with `null` go on from where they were. */
  readonly pause: (reason: PauseReason | null) => void;
  /** Forgets messages, results, gaps and errors. The subscriptions go on. */
  readonly reset: () => void;
  /** Ends the subscriptions for good. What has come can still be read. */
  readonly close: () => void;
}

/**
 * A store whose settings may change.
 *
 * @param settings asked for what holds at each use
 * @param before what is known from the start
 */
export function makeStore(
  channels: readonly ChannelTopics[],
  settings: () => StoreSettings,
  before: Snapshot = NOTHING,
): Store {
  let snapshot = before;
  let draft = before; // all but what is made up when it is told
  let arrived: RealtimeMessage[] = [];
  let paused: PauseReason | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = Infinity; // of the timer that runs
  const listeners = new Set<() => void>();

  const subscribing = () => ({
    ...settings(),
    // A message that was handed on just before the subscription was left comes still: the cursor counts it.
    onMessage(message: RealtimeMessage) {
      arrived.push(message);
      note(alive(), settings().bufferInterval);
    },
    onRun({ status, result = draft.result }: RunUpdate) {
      note({
        ...(["running", "completed", "failed", "cancelled"].includes(status) && {
          runStatus: status as StoreRunStatus,
        }),
        result,
      });
    },
    onGap: (gap: Gap) => note({ gap, gaps: draft.gaps + 1 }),
  });
  const strands = channels.map((channel) =>
    makeStrand(channel, subscribing, (state) => note(state.phase === "open" && alive())),
  );

  /** A sign of life: of a run, when nothing else is known of one. */
  const alive = (): Partial<Snapshot> | false => draft.runStatus === "unknown" && { runStatus: "running" };

  /** Does what the listeners and the pause ask for together. */
  function settle(): void {
    for (const strand of strands) {
      listeners.size && !paused ? strand.open() : strand.leave(IDLE);
    }
  }

  /** Takes a change down. It is told soon, together with what else changes until then. */
  function note(change?: Partial<Snapshot> | false, ms = 0): void {
    draft = { ...draft, ...change };
    if (ms < wait) {
      clearTimeout(timer);
      wait = ms;
      timer = setTimeout(tell, ms);
    }
  }

  function tell(): void {
    const { state } =
      ["waiting", "connecting", "idle", "paused", "open", "closed"] // the worst comes first
        .map((phase) => strands.find(({ state }) => state.phase === phase))
        .find(Boolean) ?? NOTHING;
    wait = Infinity;
    snapshot = draft = {
      ...draft,
      state:
        state.phase === "paused" || (paused && state.phase !== "closed") ? { phase: "paused", reason: paused } : state,
      messages: arrived.length ? withArrived() : draft.messages,
      error: strands.find(({ error }) => error)?.error ?? null,
      lastId: strands[0]?.lastId ?? null,
      lastIds: Object.fromEntries(channels.map((channel, n) => [channelName(channel), strands[n]?.lastId ?? null])),
    };
    for (const listener of listeners) {
      listener();
    }
  }

  function withArrived(): Snapshot["messages"] {
    const delta = arrived;
    arrived = [];
    const { historyLimit = 100 } = settings();
    const all = [...draft.messages.all, ...delta].slice(-(historyLimit ?? Infinity) || Infinity); // 0 keeps none
    return {
      byTopic: { ...draft.messages.byTopic, ...Object.fromEntries(delta.map((message) => [message.topic, message])) },
      all,
      last: delta.at(-1) as RealtimeMessage,
      delta,
    };
  }

  return {
    getSnapshot: () => snapshot,
    subscribe(listener) {
      const own = () => listener(); // as often as it is there
      listeners.add(own);
      settle();
      return () => {
        listeners.delete(own);
        setTimeout(settle);
      };
    },
    pause(reason) {
      if (reason !== paused) {
        paused = reason;
        note();
        settle();
      }
    },
    reset() {
      arrived = [];
      for (const strand of strands) {
        strand.error = null;
      }
      note(NOTHING);
    },
    close() {
      for (const strand of strands) {
        strand.leave({ phase: "closed", cause: null });
      }
    },
  };
}
