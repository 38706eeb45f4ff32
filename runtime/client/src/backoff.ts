import type { Retry } from "./errors.js";
import type { ConnectionOptions } from "./options.js";
import type { Runtime } from "./runtime.js";

/**
 * Says how long to wait before the next try: exponential, capped, with full jitter (anything from 0 to the limit is as
 * likely), so that many clients that lost one server do not come back together.
 */
export interface Backoff {
  /** Notes a success. It counts as one, and starts the waits anew, only if it lasts `reconnectMaxMs`. */
  reset(): void;
  /** The next wait in milliseconds; 0 for the first `now` or `new-token` after a success that lasted. */
  next(retry: Retry): number;
}

export function makeBackoff(
  runtime: Runtime,
  { reconnectMinMs = 250, reconnectMaxMs = 5_000 }: ConnectionOptions,
): Backoff {
  let failures = 0;
  let successAt = Infinity; // never
  return {
    reset() {
      successAt = runtime.now();
    },
    next(retry) {
      failures = runtime.now() < successAt + reconnectMaxMs ? failures : 0;
      successAt = Infinity;
      const limit = Math.min(reconnectMaxMs, reconnectMinMs * 2 ** failures);
      return failures++ || retry === "later" ? Math.floor(runtime.random() * limit) : 0;
    },
  };
}
