import type { RealtimeError } from "./errors.js";

/**
 * Where a subscription stands, or a connection.
 *
 * - `idle`: made, not begun; a subscription begins by itself in the next microtask, a connection with its first one
 * - `connecting`: a token is being fetched, a socket opened, or the server's answer awaited; `attempt` counts from 1 and
 *   starts again after each success
 * - `open`: the server has acknowledged the subscription, or the connection is made
 * - `waiting`: cut off for `cause`; tries again in `retryInMs`, or as soon as the page wakes up or comes online
 * - `paused`: too many messages wait for their consumer, so it has left the connection until half of them are taken
 * - `closed`: over, for good; `cause` is `null` when `close()` or the signal ended it
 */
export type ConnectionState =
  | { readonly phase: "idle" }
  | { readonly phase: "connecting"; readonly attempt: number }
  | { readonly phase: "open" }
  | { readonly phase: "waiting"; readonly retryInMs: number; readonly cause: RealtimeError }
  | { readonly phase: "paused" }
  | { readonly phase: "closed"; readonly cause: RealtimeError | null };
