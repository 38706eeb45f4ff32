import type { Retry } from "./errors.js";
import type { Runtime } from "./runtime.js";

/** How long to wait between tries. */
export interface BackoffOptions {
  /** Upper limit of the first wait, in milliseconds; doubles with each failure in a row. */
  readonly reconnectMinMs: number;
  /** Upper limit of every wait, in milliseconds. */
  readonly reconnectMaxMs: number;
}

/**
 * Says how long to wait before the next try: exponential, capped, with full jitter (anything from 0 to the limit is as
 * likely), so that many clients that lost one server do not come back together.
 */
export class Backoff {
  readonly #options: BackoffOptions;
  readonly #runtime: Runtime;
  #failures = 0;
  #successAt: number | null = null;

  constructor(options: BackoffOptions, runtime: Runtime) {
    this.#options = options;
    this.#runtime = runtime;
  }

  /** Notes a success. It counts as one, and starts the waits anew, only if it lasts `reconnectMaxMs`. */
  succeeded(): void {
    this.#successAt = this.#runtime.now();
  }

  /** @returns the next wait in milliseconds; 0 for the first `now` or `new-token` after a success that lasted */
  next(retry: Retry): number {
    const { reconnectMinMs, reconnectMaxMs } = this.#options;
    if (this.#successAt !== null && this.#runtime.now() - this.#successAt >= reconnectMaxMs) {
      this.#failures = 0;
    }
    this.#successAt = null;
    const failures = this.#failures++;
    if (failures === 0 && retry !== "later") {
      return 0;
    }
    return Math.floor(this.#runtime.random() * Math.min(reconnectMaxMs, reconnectMinMs * 2 ** failures));
  }
}
