import type { TopicsConfig } from "./channel.js";
import type { InvalidMessage, RealtimeMessage } from "./message.js";
import { payloadError } from "./payload-error.js";
import { placed } from "./placed.js";
import type { MessageFrame } from "./protocol.js";
import type { SchemaIssue, StandardSchema } from "./standard-schema.js";
import type { Streams } from "./streams.js";

/** A message of any topic and kind. */
export type AnyMessage = RealtimeMessage;

/** What becomes of a frame: a message, or a payload that is refused; neither when nobody is to see it. */
export interface Decoded {
  readonly message?: AnyMessage;
  readonly invalid?: InvalidMessage;
}

/** What there is to know for decoding. */
export interface DecodeOptions {
  /** The channel's topics; `null` when only its name is known. */
  readonly topics: TopicsConfig | null;
  /** Whether to check payloads with the topics' schemas. */
  readonly validate: boolean;
}

/**
 * Makes a frame the message that a user sees, with its payload checked by its topic's schema, and does to its stream what
 * it says. The frame before has to be done by then.
 */
export async function decode(
  frame: MessageFrame,
  { topics, validate }: DecodeOptions,
  streams: Streams,
): Promise<Decoded> {
  const { channel, topic, id, data } = frame;
  const config = topics?.[topic];
  const isPayload = frame.kind === "data" || frame.kind === "chunk";
  const hasStreams = topics === null || config?.stream;
  if (!isPayload && !hasStreams) {
    return {}; // to a page that knows of no streams here, chunks are plain messages, and that is all
  }
  const { value, issues, cause } = await check(data, validate && isPayload ? config?.schema : undefined);
  if (issues) {
    const invalid = { channel, topic, id, data, issues, ...(cause !== undefined && { cause }) };
    if (frame.kind === "chunk") {
      streams.end(frame.stream_id, payloadError(invalid));
    }
    return { invalid };
  }
  const message = {
    ...placed(frame),
    kind: hasStreams ? frame.kind : "data",
    topic,
    ...(isPayload && { data: value }),
    ...(hasStreams && frame.kind !== "data" && streams.follow(frame, value)),
  };
  return { message: message as AnyMessage };
}

interface Checked {
  readonly value?: unknown;
  readonly issues?: readonly SchemaIssue[] | undefined;
  readonly cause?: unknown;
}

async function check(value: unknown, schema: StandardSchema | undefined): Promise<Checked> {
  try {
    return (await schema?.["~standard"].validate(value)) ?? { value };
  } catch (cause) {
    return { issues: [], cause };
  }
}
