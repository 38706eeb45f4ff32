/** What the client needs of the world around it; tests pass their own. */
export interface Runtime {
  /** Milliseconds since some fixed moment. */
  now(): number;
  /** From 0 (included) to 1 (excluded). */
  random(): number;
  /** Calls `task` once, in `ms` milliseconds. Returns what cancels it. */
  schedule(task: () => void, ms: number): () => void;
  /** Calls `task` each time the machine comes online, where that can be known. Returns what stops it. */
  onOnline(task: () => void): () => void;
}

const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/** The real clock, timers and network events. */
export const systemRuntime: Runtime = {
  now: () => Date.now(),
  random: () => Math.random(),
  schedule(task, ms) {
    const timer = setTimeout(task, Math.min(ms, LONGEST_TIMEOUT_MS));
    return () => clearTimeout(timer);
  },
  onOnline(task) {
    globalThis.addEventListener?.("online", task);
    return () => globalThis.removeEventListener?.("online", task);
  },
};
