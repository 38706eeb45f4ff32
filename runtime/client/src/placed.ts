import type { Placed } from "./message.js";
import type { PlacedFrame } from "./protocol.js";

/** Reads what all that comes over a channel has, and adds `more`; what is undefined is left out. */
export function placed({ channel, id, created_at, run_id, metadata }: PlacedFrame, more: object): Placed {
  const fields = { channel, id, createdAt: new Date(created_at), runId: run_id, metadata, ...more };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as unknown as Placed;
}
