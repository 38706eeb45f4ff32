import { makeBackoff } from "../backoff.js";
import { RealtimeError } from "../errors.js";
import type { ConnectionOptions } from "../options.js";
import { systemRuntime } from "../runtime.js";
import type { Store } from "../store/make-store.js";
import { NOTHING, type PauseReason, type Snapshot, type StoreState } from "../store/snapshot.js";
import { readToken, type Token } from "../token.js";
import { type FullToken, isFull } from "./full-token.js";

interface Listener {
  readonly call: () => void;
  leave(): void;
}

/**
 * A store whose token says what to follow. While somebody listens it asks for a token, until it has one; from then on it
 * is the store that is made of that.
 */
export function storeOfToken(ask: () => unknown, options: ConnectionOptions, make: (token: FullToken) => Store): Store {
  const backoff = makeBackoff(systemRuntime, options);
  const listeners = new Set<Listener>();
  let snapshot: Snapshot = NOTHING;
  let paused: PauseReason | null = null;
  let made: Store | null = null;
  let attempt = 0;
  let isBusy = false; // asking, waiting to ask again, or not to ask any more

  return {
    getSnapshot: () => made?.getSnapshot() ?? snapshot,
    subscribe(call) {
      if (made !== null) {
        return made.subscribe(call);
      }
      const listener: Listener = { call, leave: () => listeners.delete(listener) };
      listeners.add(listener);
      void seek();
      return () => listener.leave();
    },
    pause(reason) {
      paused = reason;
      made?.pause(reason);
      if (made === null && reason !== null) {
        show({ phase: "paused", reason });
      }
      void seek();
    },
    reset: () => made?.reset(),
    close: () => (made === null ? end(null) : made.close()),
  };

  async function seek(): Promise<void> {
    if (made !== null || isBusy || paused !== null || listeners.size === 0) {
      return;
    }
    isBusy = true;
    show({ phase: "connecting", attempt: ++attempt });
    try {
      const token = await fullToken(ask);
      adopt(make(token));
    } catch (cause) {
      failed(cause as RealtimeError);
    }
  }

  function adopt(store: Store): void {
    made = store;
    made.pause(paused);
    for (const listener of listeners) {
      listener.leave = made.subscribe(listener.call);
      listener.call();
    }
  }

  function failed(cause: RealtimeError): void {
    if (cause.retry === "never") {
      end(cause);
      return;
    }
    const retryInMs = backoff.next("later");
    show({ phase: "waiting", retryInMs, cause }, cause);
    setTimeout(() => {
      isBusy = false;
      void seek();
    }, retryInMs);
  }

  function end(cause: RealtimeError | null): void {
    isBusy = true;
    show({ phase: "closed", cause }, cause);
  }

  function show(state: StoreState, error = snapshot.error): void {
    const isPaused = paused !== null && state.phase !== "closed";
    snapshot = { ...snapshot, state: isPaused ? { phase: "paused", reason: paused } : state, error };
    for (const { call } of listeners) {
      call();
    }
  }
}

async function fullToken(ask: () => unknown): Promise<FullToken> {
  let token: unknown;
  await readToken(async () => {
    token = await ask();
    return token as Token;
  });
  if (!isFull(token)) {
    const message = "The token does not say what it is for. Pass channel and topics.";
    throw new RealtimeError({ code: "CHANNEL_MISSING", message, retry: "never" });
  }
  return token;
}
