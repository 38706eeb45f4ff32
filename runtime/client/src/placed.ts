import type { Placed } from "./message.js";
import type { PlacedFrame } from "./protocol.js";

/** Reads what all that comes over a channel has, and adds `more`. */
export function placed({ channel, id, created_at, run_id, metadata }: PlacedFrame, more: object): Placed {
  return {
    channel,
    id,
    createdAt: new Date(created_at),
    ...(metadata && { metadata }),
    ...(run_id && { runId: run_id }),
    ...more,
  };
}
