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

/** What the consumer is given at one place of the channel: a message, or nothing but something told. */
export type Delivery = () => AnyMessage | undefined;

interface Checked {
  readonly value?: unknown;
  readonly issues?: readonly SchemaIssue[] | undefined;
}

/**
 * Makes a frame the message that a user sees, with its payload checked by its topic's schema, and does to its stream what
 * it says. The frame before has to be done by then.
 *
 * @param topics the channel's topics, unless only its name is known
 * @returns nothing when nobody is to see it
 */
export async function decode(
  frame: MessageFrame,
  topics: TopicsConfig | undefined,
  { validate = true, onInvalid }: SubscribeOptions<ChannelInput, string>,
  streams: Streams,
  tell: Tell,
): Promise<Delivery | undefined> {
  const { kind, id, channel, topic, data } = frame;
  const config = topics?.[topic];
  const isPayload = !/^datastream/.test(kind);
  const hasKinds = !topics || config?.stream || kind === "raw";
  if (!isPayload && !hasKinds) {
    return; // to a page that knows of no streams here, chunks are plain messages, and that is all
  }
  let value: unknown = data;
  let issues: readonly SchemaIssue[] | undefined;
  let cause: unknown;
  try {
    if (kind === "raw" && typeof data !== "string") {
      value = Uint8Array.from(atob(data.base64), (char) => char.charCodeAt(0));
    }
    if (isPayload && config && validate) {
      ({ value, issues } = (await config.schema["~standard"].validate(value)) as Checked);
    }
  } catch (thrown) {
    issues = [];
    cause = thrown;
  }
  if (issues) {
    // It names nothing of the payload. What is wrong, and where, is in its cause.
    const error = failure("PAYLOAD_INVALID", `Message ${id} of "${topic}" is invalid.`, cause ?? issues);
    if (kind === "chunk") {
      streams.close(frame.stream_id, error);
    }
    return () => void tell(error, onInvalid, { id, channel, topic, data, issues, cause });
  }
  const message = placed(frame, {
    kind: hasKinds ? kind : "data",
    topic,
    ...(isPayload && { data: value }),
    ...(hasKinds && "stream_id" in frame && streams.push(frame, value)),
  });
  return () => message as AnyMessage;
}
