import type { RealtimeError } from "./errors.js";
import type { ClientFrame } from "./protocol.js";

/** A way to the server that carries the frames of `typewire.v1`. */
export interface Link {
  send(frame: ClientFrame): void;
  close(): void;
}

/** Whom a link tells, later than it is made. */
export interface LinkListener {
  /** It is there. */
  opened(): void;
  /** @param sub the subscription that the frame is for, if it came on a way of its own */
  received(text: unknown, sub?: string): void;
  /** It is gone, for all. */
  lost(cause: RealtimeError): void;
}
