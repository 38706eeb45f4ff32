import type { RealtimeError } from "../errors.js";
import type { Gap, RealtimeMessage } from "../message.js";
import type { RunUpdate } from "../run.js";
import type { ConnectionState } from "../state.js";
import { subscribe } from "../subscribe.js";
import type { Subscription } from "../subscription.js";
import { NOTHING } from "./snapshot.js";
import type { ChannelTopics, StoreSettings } from "./store-options.js";

/** One channel of a store: a subscription that can rest, and go on from where it was. */
export interface Strand {
  state: ConnectionState;
  /** Why it does not come to be open, or ended. */
  error: RealtimeError | null;
  readonly lastId: string | null;
  /** Begins or goes on, unless it does already or is over. */
  open(): void;
  /** Lets go of the subscription, to go on later. */
  rest(): void;
  /** Is over. */
  end(cause?: RealtimeError | null): void;
}

/** Whom a strand tells. */
export interface StrandListener {
  message(message: RealtimeMessage): void;
  run(update: RunUpdate, strand: Strand): void;
  gap(gap: Gap): void;
  changed(state: ConnectionState): void;
}

export function makeStrand(
  { after = null, token = "", ...place }: ChannelTopics,
  settings: () => StoreSettings,
  listener: StrandListener,
): Strand {
  let subscription: Subscription | null = null;
  const IDLE = NOTHING.state as ConnectionState;

  const strand: Strand = {
    state: IDLE,
    error: null,
    get lastId() {
      return subscription?.lastId ?? after;
    },
    open() {
      if (subscription === null && strand.state.phase !== "closed") {
        try {
          begin();
        } catch (cause) {
          strand.end(cause as RealtimeError);
        }
      }
    },
    rest() {
      after = strand.lastId;
      const left = subscription;
      subscription = null;
      left?.close();
      if (strand.state.phase !== "closed") {
        strand.state = IDLE;
      }
    },
    end(cause = null) {
      strand.rest();
      strand.error = cause;
      enter({ phase: "closed", cause });
    },
  };
  return strand;

  function begin(): void {
    const own: Subscription = subscribe({
      ...settings(),
      ...place,
      token,
      after,
      // A message that was handed on just before `rest` comes still: `lastId` counts it.
      onMessage: listener.message,
      onRun: (update) => listener.run(update, strand),
      onGap: listener.gap,
      onStateChange: (state) => subscription === own && entered(state),
    });
    subscription = own;
  }

  function entered(state: ConnectionState): void {
    const { phase } = strand.state;
    if (state.phase === "open") {
      strand.error = null;
    } else if (state.phase === "closed" || (state.phase === "waiting" && phase === "connecting")) {
      strand.error = state.cause; // a cut in mid-stream is none: it is mended before anybody needs to know
    }
    if (state.phase === "waiting" && settings().reconnect === false) {
      strand.end(strand.error);
    } else {
      enter(state);
    }
  }

  function enter(state: ConnectionState): void {
    strand.state = state;
    listener.changed(state);
  }
}
