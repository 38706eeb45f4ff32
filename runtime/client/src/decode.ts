import type { ChannelInput, TopicsConfig } from "./channel.js";
import { failure } from "./errors.js";
import type { RawMessage, RealtimeMessage } from "./message.js";
import type { SubscribeOptions } from "./options.js";
import { placed } from "./placed.js";
import type { MessageFrame } from "./protocol.js";
import type { SchemaIssue } from "./standard-schema.js";
import type { Streams } from "./streams.js";
import type { Tell } from "./tell.js";

/** A message of any topic and kind. */
export type AnyMessage = RealtimeMessage | RawMessage;

/** What becomes of a frame: a message, or something to tell; neither when nobody is to see it. */
export interface Decoded {
  readonly message?: AnyMessage;
  readonly say?: (() => void) | undefined;
}

interface Checked {
  readonly value?: unknown;
  readonly issues?: readonly SchemaIssue[] | undefined;
}

/**
 * Makes a frame the message that a user sees, with its payload checked by its topic's schema, and does to its stream what
 * it says. The frame before has to be done by then.
 *
 * @param topics the channel's topics; `null` when only its name is known
 */
export async function decode(
  frame: MessageFrame,
  topics: TopicsConfig | null,
  { validate = true, onInvalid }: SubscribeOptions<ChannelInput, string>,
  streams: Streams,
  tell: Tell,
): Promise<Decoded> {
  const { kind, channel, topic, id, data } = frame;
  const config = topics?.[topic];
  const isPayload = !/^datastream/.test(kind);
  const hasKinds = !topics || config?.stream || kind === "raw";
  if (!isPayload && !hasKinds) {
    return {}; // to a page that knows of no streams here, chunks are plain messages, and that is all
  }
  let value: unknown = isPayload ? data : undefined;
  let issues: readonly SchemaIssue[] | undefined;
  let cause: unknown;
  try {
    if (kind === "raw" && typeof data !== "string") {
      value = Uint8Array.from(atob(data.base64), (char) => char.charCodeAt(0));
    }
    if (config && validate && isPayload) {
      const result: Checked = await config.schema["~standard"].validate(value);
      ({ value, issues } = result);
    }
  } catch (thrown) {
    issues = [];
    cause = thrown;
  }
  if (issues) {
    const invalid = { channel, topic, id, data, issues, cause };
    // It names nothing of the payload. What is wrong, and where, is in its cause.
    const text = `Message ${id} of "${topic}" does not fit its schema.`;
    const error = failure("PAYLOAD_INVALID", "never", text, cause ?? issues);
    if (kind === "chunk") {
      streams.end(frame.stream_id, error);
    }
    return { say: () => tell(onInvalid, invalid, error) };
  }
  const message = placed(frame, {
    kind: hasKinds ? kind : "data",
    topic,
    data: value,
    ...(hasKinds && "stream_id" in frame && streams.follow(frame, value)),
  });
  return { message: message as AnyMessage };
}
