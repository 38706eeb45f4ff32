import { failure, type RealtimeError } from "./errors.js";
import type { InvalidMessage } from "./message.js";

/** The error that a refused payload stands for. It names the place of what is wrong, and nothing of the payload. */
export function payloadError({ topic, id, issues, cause = issues }: InvalidMessage): RealtimeError {
  const path = issues[0]?.path?.map((part) => String(typeof part === "object" ? part.key : part)).join(".");
  const where = path ? ` at "${path}"` : "";
  const message = `Message ${id} of "${topic}" does not fit its schema${where}.`;
  return failure("PAYLOAD_INVALID", "never", message, cause);
}
