import type { ChannelInput, TopicName } from "../channel.js";
import type { RealtimeMessage } from "../message.js";
import { makeLedger } from "./ledger.js";
import { onVisibility, pauseReason } from "./pause.js";
import { type MessageIn, NOTHING, type PauseReason, type Snapshot } from "./snapshot.js";
import {
  type AnyOptions,
  type ChannelsOptions,
  type ChannelTopics,
  channelName,
  channelsOf,
  followedBy,
  type StoreOptions,
} from "./store-options.js";
import { storeState } from "./store-state.js";
import { makeStrand } from "./strand.js";

/** What is known of some channels, kept for whoever shows it. */
export interface Store<M extends RealtimeMessage = RealtimeMessage> {
  /** What is known now: the same object until something has changed. */
  readonly getSnapshot: () => Snapshot<M>;
  /**
   * Calls `listener` after each change. The first listener begins the subscriptions. They rest when the last one has
   * left and no other has come by the next turn, and go on from where they were when one comes.
   *
   * @returns what removes the listener
   */
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Takes options in place of those that the store was made with, for the same channels and topics. What has come stays.
   * Where the token (not a function), the address or the connection is another, the subscriptions go on by it.
   */
  readonly update: (options: AnyOptions) => void;
  /** Forgets messages, results, gaps and errors. The subscriptions go on. */
  readonly reset: () => void;
  /** Ends the subscriptions for good. What has come can still be read. */
  readonly close: () => void;
}

/**
 * Keeps what comes of one channel, or of several, as snapshots that any framework can show.
 *
 * ```ts
 * const store = createStore({ channel: orderChannel({ orderId: "42" }), topics: ["step"], token: () => fetchToken("42") });
 * const unsubscribe = store.subscribe(() => show(store.getSnapshot().messages.all));
 * ```
 */
export function createStore<const E extends readonly ChannelTopics[]>(options: ChannelsOptions<E>): Store<MessageIn<E>>;
export function createStore<const C extends ChannelInput, const T extends TopicName<C>>(
  options: StoreOptions<C, T>,
): Store<RealtimeMessage<C, T>>;
export function createStore(options: AnyOptions): Store {
  return makeStore(options);
}

/** `createStore` for what is not known before it runs. */
export function makeStore(options: AnyOptions): Store {
  let settings = options;
  let channels = channelsOf(options);
  let snapshot: Snapshot = NOTHING;
  let mode: PauseReason | "on" | "off" = "off";
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = 0;
  let leavePage = () => {};
  const listeners = new Set<{ readonly call: () => void }>();
  const ledger = makeLedger();

  const strands = channels.map((first, index) =>
    makeStrand(
      () => channels[index] ?? first,
      () => settings,
      {
        message(message) {
          ledger.message(message);
          tellIn(settings.bufferInterval);
        },
        run(update, strand) {
          if (ledger.run(update) && settings.autoCloseOnTerminal !== false) {
            strand.end(null);
          }
          tellIn();
        },
        gap(gap) {
          ledger.gap(gap);
          tellIn();
        },
        changed({ phase }) {
          if (phase === "open") {
            ledger.alive();
          }
          tellIn();
        },
      },
    ),
  );

  return {
    getSnapshot: () => snapshot,
    subscribe(call) {
      const listener = { call };
      listeners.add(listener);
      settle();
      return () => {
        listeners.delete(listener);
        setTimeout(settle);
      };
    },
    update(next) {
      const before = followedBy(settings);
      settings = next;
      channels = channelsOf(next);
      if (followedBy(next).some((value, index) => !Object.is(value, before[index]))) {
        mode = "off";
        for (const strand of strands) {
          strand.rest(true);
        }
      }
      settle();
    },
    reset() {
      ledger.reset();
      for (const strand of strands) {
        strand.error = null;
      }
      tell();
    },
    close() {
      for (const strand of strands) {
        strand.end(null);
      }
    },
  };

  /** Does what the listeners, the options and the page ask for together. */
  function settle(): void {
    const next = listeners.size === 0 ? "off" : (pauseReason(settings) ?? "on");
    if (next === mode) {
      return;
    }
    mode = next;
    leavePage();
    leavePage = mode === "off" ? () => {} : onVisibility(settle);
    for (const strand of strands) {
      mode === "on" ? strand.open() : strand.rest();
    }
    tellIn();
  }

  /** Tells of changes soon, together with what else changes until then. */
  function tellIn(ms = 0): void {
    const at = Date.now() + ms;
    if (timer === undefined || at < due) {
      clearTimeout(timer);
      due = at;
      timer = setTimeout(tell, ms);
    }
  }

  function tell(): void {
    clearTimeout(timer);
    timer = undefined;
    snapshot = taken();
    for (const { call } of listeners) {
      call();
    }
  }

  function taken(): Snapshot {
    return {
      ...ledger.read(settings.historyLimit === undefined ? 100 : settings.historyLimit),
      state: storeState(
        strands.map(({ state }) => state),
        mode === "on" || mode === "off" ? null : mode,
      ),
      error: strands.find(({ error }) => error !== null)?.error ?? null,
      lastId: strands[0]?.lastId ?? null,
      lastIds: Object.fromEntries(
        channels.map((channel, index) => [channelName(channel), strands[index]?.lastId ?? null]),
      ),
    };
  }
}
