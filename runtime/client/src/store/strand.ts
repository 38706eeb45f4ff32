import type { RealtimeError } from "../errors.js";
import type { Gap, RealtimeMessage } from "../message.js";
import type { RunUpdate } from "../run.js";
import type { ConnectionState } from "../state.js";
import { subscribe } from "../subscribe.js";
import type { Subscription } from "../subscription.js";
import type { AnyOptions, ChannelTopics } from "./store-options.js";

/** One channel of a store: a subscription that can rest, and go on from where it was. */
export interface Strand {
  state: ConnectionState;
  /** Why it does not come to be open, or ended. */
  error: RealtimeError | null;
  readonly lastId: string | null;
  /** Begins or goes on, unless it does already or is over. */
  open(): void;
  /** Lets go of the subscription, to go on later; with `isAnew` also if it was over. */
  rest(isAnew?: boolean): void;
  /** Is over. */
  end(cause: RealtimeError | null): void;
}

/** Whom a strand tells. */
export interface StrandListener {
  message(message: RealtimeMessage): void;
  run(update: RunUpdate, strand: Strand): void;
  gap(gap: Gap): void;
  changed(state: ConnectionState): void;
}

const IDLE: ConnectionState = { phase: "idle" };

/** @param entry and `options` are what holds now: read at each use, since it may change */
export function makeStrand(entry: () => ChannelTopics, options: () => AnyOptions, listener: StrandListener): Strand {
  let subscription: Subscription | null = null;
  let after = entry().after ?? null;
  let turn = 0; // tells what a subscription says of itself after it was let go of

  const strand: Strand = {
    state: IDLE,
    error: null,
    get lastId() {
      return subscription?.lastId ?? after;
    },
    open() {
      if (subscription === null && strand.state.phase !== "closed") {
        try {
          subscription = begin(++turn);
        } catch (cause) {
          entered({ phase: "closed", cause: cause as RealtimeError });
        }
      }
    },
    rest(isAnew = false) {
      letGo();
      if (isAnew || strand.state.phase !== "closed") {
        strand.state = IDLE;
      }
    },
    end(cause) {
      letGo();
      entered({ phase: "closed", cause });
    },
  };
  return strand;

  function begin(mine: number): Subscription {
    const { channel, topics, token } = entry();
    return subscribe({
      ...options(),
      channel,
      topics,
      token: typeof token === "function" ? () => (entry().token as typeof token)() : (token ?? ""),
      after,
      // A message that was handed on just before the subscription was let go of comes still: `lastId` counts it.
      onMessage: listener.message,
      onRun: (update) => listener.run(update, strand),
      onGap: listener.gap,
      onStateChange: (state) => mine === turn && entered(state),
    });
  }

  function letGo(): void {
    after = strand.lastId;
    turn += 1;
    subscription?.close();
    subscription = null;
  }

  function entered(state: ConnectionState): void {
    if (state.phase === "open") {
      strand.error = null;
    } else if (state.phase === "waiting" && strand.state.phase === "connecting") {
      strand.error = state.cause; // a cut in mid-stream is none: it is mended before anybody needs to know
    } else if (state.phase === "closed") {
      strand.error = state.cause;
    }
    if (state.phase === "waiting" && options().reconnect === false) {
      strand.end(strand.error);
    } else {
      strand.state = state;
      listener.changed(state);
    }
  }
}
