import type { ClientFrame } from "./protocol.js";

/** A way to the server that carries the frames of `typewire.v1`. Once it is closed it tells nothing more. */
export interface Link {
  send(frame: ClientFrame): void;
  close(): void;
}
