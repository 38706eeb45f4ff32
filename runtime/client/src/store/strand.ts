import type { ChannelInput } from "../channel.js";
import type { RealtimeError } from "../errors.js";
import type { SubscribeOptions } from "../options.js";
import type { ConnectionState } from "../state.js";
import { subscribe } from "../subscribe.js";
import type { Subscription } from "../subscription.js";
import type { TokenSource } from "../token.js";
import type { ChannelTopics } from "./store-options.js";

/** One channel of a store: a subscription that can be left, and goes on from where it was. */
export interface Strand {
  state: ConnectionState;
  /** Why it does not come to be open, or ended. */
  error: RealtimeError | null;
  readonly lastId: string | null;
  /** Begins or goes on, unless it does already or is closed. */
  open(): void;
  /** Lets go of the subscription. A strand that is not closed has `state` from then on. */
  leave(state: ConnectionState): void;
}

/** What a strand subscribes with, besides its own: asked for at each beginning. */
export type StrandOptions = Partial<SubscribeOptions<ChannelInput, string>> & {
  readonly reconnect?: boolean | undefined;
};

export const IDLE = { phase: "idle" } as const;

export function makeStrand(
  place: ChannelTopics,
  options: () => StrandOptions,
  changed: (state: ConnectionState) => void,
): Strand {
  let after = place.after ?? null;
  let subscription: Subscription | undefined;

  function enter(next: ConnectionState): void {
    if (next.phase === "open") {
      strand.error = null;
    } else if (next.phase === "closed" || (next.phase === "waiting" && strand.state.phase !== "open")) {
      strand.error = next.cause; // a cut in mid-stream is none: it is mended before anybody needs to know
    }
    strand.state = next;
    if (next.phase === "waiting" && options().reconnect === false) {
      strand.leave({ phase: "closed", cause: strand.error });
    }
    changed(next);
  }

  const strand: Strand = {
    state: IDLE,
    error: null,
    get lastId() {
      return subscription?.lastId ?? after;
    },
    open() {
      try {
        if (!subscription && strand.state.phase !== "closed") {
          const own: Subscription = subscribe({
            ...options(),
            ...(place as ChannelTopics & { readonly token: TokenSource }),
            after,
            onStateChange: (next) => subscription === own && enter(next),
          });
          subscription = own;
        }
      } catch (cause) {
        enter({ phase: "closed", cause: cause as RealtimeError });
      }
    },
    leave(next) {
      const left = subscription;
      after = strand.lastId;
      subscription = undefined;
      left?.close();
      if (strand.state.phase !== "closed" && strand.state !== next) {
        strand.state = next;
        changed(next);
      }
    },
  };
  return strand;
}
