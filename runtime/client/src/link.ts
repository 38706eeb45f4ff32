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
  /** @param frame its text, or what came out of it */
  received(frame: unknown): void;
  /** It is gone, for all. */
  lost(cause: RealtimeError): void;
}
