import type { TopicsConfig } from "./channel.js";
import type { InvalidMessage, MessageOf } from "./message.js";
import type { DataFrame } from "./protocol.js";
import type { SchemaResult } from "./standard-schema.js";

/** A message of any topic. */
export type AnyMessage = MessageOf<string, string, unknown>;

/**
 * Makes a frame the message that a user sees, with its payload checked by its topic's schema.
 *
 * @param topics the channel's topics; `null` when payloads are not to be checked
 */
export async function decode(
  frame: DataFrame,
  topics: TopicsConfig | null,
): Promise<{ readonly message: AnyMessage } | { readonly invalid: InvalidMessage }> {
  const { channel, topic, id, data } = frame;
  let result: SchemaResult<unknown>;
  try {
    result = (await topics?.[topic]?.schema["~standard"].validate(data)) ?? { value: data };
  } catch (cause) {
    return { invalid: { channel, topic, id, data, issues: [], cause } };
  }
  return result.issues
    ? { invalid: { channel, topic, id, data, issues: result.issues } }
    : { message: messageOf(frame, result.value) };
}

function messageOf({ channel, topic, id, created_at, run_id, metadata }: DataFrame, data: unknown): AnyMessage {
  return {
    kind: "data",
    channel,
    topic,
    data,
    id,
    createdAt: new Date(created_at),
    ...(run_id !== undefined && { runId: run_id }),
    ...(metadata !== undefined && { metadata }),
  };
}
