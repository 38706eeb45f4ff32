import type { TopicsConfig } from "./channel.js";
import type { InvalidMessage, RawMessage, RealtimeMessage } from "./message.js";
import { payloadError } from "./payload-error.js";
import { placed } from "./placed.js";
import type { MessageFrame } from "./protocol.js";
import type { SchemaIssue } from "./standard-schema.js";
import type { Streams } from "./streams.js";

/** A message of any topic and kind. */
export type AnyMessage = RealtimeMessage | RawMessage;

/** What becomes of a frame: a message, or a payload that is refused; neither when nobody is to see it. */
export interface Decoded {
  readonly message?: AnyMessage;
  readonly invalid?: InvalidMessage;
}

/**
 * Makes a frame the message that a user sees, with its payload checked by its topic's schema, and does to its stream what
 * it says. The frame before has to be done by then.
 *
 * @param topics the channel's topics; `null` when only its name is known
 * @param validate whether to check payloads with the topics' schemas
 */
export async function decode(
  frame: MessageFrame,
  topics: TopicsConfig | null,
  validate: boolean,
  streams: Streams,
): Promise<Decoded> {
  const { kind, channel, topic, id, data } = frame;
  const config = topics?.[topic];
  const isPayload = kind === "data" || kind === "chunk" || kind === "raw";
  const hasKinds = !topics || config?.stream || kind === "raw";
  if (!isPayload && !hasKinds) {
    return {}; // to a page that knows of no streams here, chunks are plain messages, and that is all
  }
  let value: unknown = data;
  let issues: readonly SchemaIssue[] | undefined;
  let cause: unknown;
  try {
    if (kind === "raw" && typeof data !== "string") {
      value = Uint8Array.from(atob(data.base64), (char) => char.charCodeAt(0));
    }
    if (config && validate && isPayload) {
      ({ value, issues } = { value: undefined, ...(await config.schema["~standard"].validate(value)) });
    }
  } catch (thrown) {
    issues = [];
    cause = thrown;
  }
  if (issues) {
    const invalid = { channel, topic, id, data, issues, cause };
    if (kind === "chunk") {
      streams.end(frame.stream_id, payloadError(invalid));
    }
    return { invalid };
  }
  const message = placed(frame, {
    kind: hasKinds ? kind : "data",
    topic,
    data: isPayload ? value : undefined,
    ...(hasKinds && "stream_id" in frame && streams.follow(frame, value)),
  });
  return { message: message as AnyMessage };
}
