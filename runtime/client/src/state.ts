import type { RealtimeError } from "./errors.js";

/**
 * Where a subscription stands.
 *
 * - `idle`: made, not begun; it begins by itself in the next microtask
 * - `connecting`: a token is being fetched, a socket opened, or the server's answer awaited; `attempt` counts from 1 and
 *   starts again after each success
 * - `open`: the server has acknowledged the subscription
 * - `waiting`: cut off for `cause`; tries again in `retryInMs`, or as soon as the browser says that it is online
 * - `paused`: too many messages wait for their consumer, so the socket is closed until they are taken
 * - `closed`: over, for good; `cause` is `null` when `close()` or the signal ended it
 */
export type ConnectionState =
  | { readonly phase: "idle" }
  | { readonly phase: "connecting"; readonly attempt: number }
  | { readonly phase: "open" }
  | { readonly phase: "waiting"; readonly retryInMs: number; readonly cause: RealtimeError }
  | { readonly phase: "paused" }
  | { readonly phase: "closed"; readonly cause: RealtimeError | null };
