import type { Placed } from "./message.js";
import type { PlacedFrame } from "./protocol.js";

/** Reads what all that comes over a channel has. */
export function placed({ channel, id, created_at, run_id, metadata }: PlacedFrame): Placed {
  return {
    channel,
    id,
    createdAt: new Date(created_at),
    ...(run_id !== undefined && { runId: run_id }),
    ...(metadata !== undefined && { metadata }),
  };
}
