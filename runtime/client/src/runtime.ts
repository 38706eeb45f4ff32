import type { SharedConnection } from "./connection.js";
import type { WebSocketConstructor } from "./web-socket.js";

/**
 * What becomes of the page: it is `awake` (again: in view, thawed, back from the cache, online), `asleep` (frozen, or put
 * away), or `offline`, so that its connections are in doubt.
 */
export type PageChange = "awake" | "asleep" | "offline";

/** What the client needs of the world around it; tests pass their own. */
export interface Runtime {
  /** The connections that its subscriptions share, by what makes them differ. */
  readonly connections: {
    readonly key: string;
    readonly webSocket: WebSocketConstructor | undefined;
    readonly connection: SharedConnection;
  }[];
  /** Milliseconds since some fixed moment. */
  now(): number;
  /** From 0 (included) to 1 (excluded). */
  random(): number;
  /** Calls `task` once, in `ms` milliseconds. Returns what cancels it. */
  schedule(task: () => void, ms: number): () => void;
  /** Calls `listener` when the page changes, where there is one. Returns what stops it. */
  watch(listener: (change: PageChange) => void): () => void;
}

/** Eleven days; a timer of more than 24 days would go off at once. */
const LONGEST_TIMEOUT_MS = 1e9;

/** The real clock, timers, and events of the page. */
export const systemRuntime: Runtime = {
  connections: [],
  now: Date.now,
  random: Math.random,
  schedule(task, ms) {
    const timer = setTimeout(task, Math.min(ms, LONGEST_TIMEOUT_MS));
    return () => clearTimeout(timer);
  },
  watch(listener) {
    const stop = new AbortController();
    const changes = {
      online: "awake",
      resume: "awake",
      pageshow: "awake",
      visibilitychange: "awake",
      freeze: "asleep",
      pagehide: "asleep",
      offline: "offline",
    } as const;
    for (const [type, change] of Object.entries(changes)) {
      // A page that is shown for the first time, or left for good, comes from no cache and goes into none.
      globalThis.addEventListener?.(
        type,
        (event: Event & { readonly persisted?: boolean }) =>
          event.persisted === false || (type === "visibilitychange" && document.hidden) || listener(change),
        { capture: true, signal: stop.signal }, // some do not bubble
      );
    }
    return () => stop.abort();
  },
};
