import type { ChannelInput, ChannelName, HasStreams, TopicData } from "./channel.js";
import type { SchemaIssue } from "./standard-schema.js";

/** What all that comes over a channel has. */
export interface Placed<Channel extends string = string> {
  /** The channel's resolved name, such as `order:42`. */
  readonly channel: Channel;
  /** The message's place in its channel: opaque, comparable only for being the same. A cursor to resume from. */
  readonly id: string;
  /** When the server took the message, by the server's clock. */
  readonly createdAt: Date;
  /** The run that published it, when the publisher gave one. */
  readonly runId?: string;
  /** What else the publisher gave. */
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** A message by itself. */
export interface MessageOf<Channel extends string, Topic extends string, Data> extends Placed<Channel> {
  readonly kind: "data";
  readonly topic: Topic;
  /** The payload, as it came out of the topic's schema. */
  readonly data: Data;
}

/** What every message of a chunk stream has. */
export interface StreamPart<Channel extends string, Topic extends string, Data> extends Placed<Channel> {
  readonly topic: Topic;
  readonly streamId: string;
  /**
   * The stream's chunks, in order: the same object in all of its messages, filled as they come. It closes when the stream
   * is whole; when it is not, reading fails after the last chunk, with a {@link RealtimeError} such as `STREAM_CUT`.
   */
  readonly stream: ReadableStream<Data>;
  /** There when `stream` lacks the first chunks: its beginning was not seen, or it was cut and this is the rest. */
  readonly isPartial?: true;
}

/** The beginning of a chunk stream. */
export interface StreamStart<Channel extends string, Topic extends string, Data>
  extends StreamPart<Channel, Topic, Data> {
  readonly kind: "datastream-start";
}

/** One chunk of a chunk stream. */
export interface StreamChunk<Channel extends string, Topic extends string, Data>
  extends StreamPart<Channel, Topic, Data> {
  readonly kind: "chunk";
  /** The chunk, as it came out of the topic's schema. */
  readonly data: Data;
}

/** The end of a chunk stream. */
export interface StreamEnd<Channel extends string, Topic extends string, Data>
  extends StreamPart<Channel, Topic, Data> {
  readonly kind: "datastream-end";
  /** There when the stream is not whole: why, in words for people. */
  readonly error?: string;
}

/** A message of a chunk stream: a union that narrows on `kind`. */
export type StreamMessageOf<Channel extends string, Topic extends string, Data> =
  | StreamStart<Channel, Topic, Data>
  | StreamChunk<Channel, Topic, Data>
  | StreamEnd<Channel, Topic, Data>;

/** Bytes that the back end teed, as they arrived: of the topic `$stream`. */
export interface RawMessage<Channel extends string = string> extends Placed<Channel> {
  readonly kind: "raw";
  readonly topic: "$stream";
  /** A string where the bytes are UTF-8. */
  readonly data: string | Uint8Array;
}

/** A message of one of the topics `T` of the channel `C`: a union that narrows on `topic`, then on `kind`. */
export type RealtimeMessage<C extends ChannelInput = string, T extends string = string> = {
  [K in T]: K extends "$stream"
    ? RawMessage<ChannelName<C>>
    :
        | MessageOf<ChannelName<C>, K, TopicData<C, K>>
        | (HasStreams<C, K> extends false ? never : StreamMessageOf<ChannelName<C>, K, TopicData<C, K>>);
}[T];

/** Messages that are gone: the server no longer has what came before `cursor` and after the last message. */
export interface Gap {
  readonly channel: string;
  /** Where the channel goes on. */
  readonly cursor: string;
}

/** Messages that the server left out, since this client was slow and the topic says `whenSlow = DROP_OLDEST`. */
export interface Dropped {
  readonly channel: string;
  readonly topic: string;
  /** How many. A cursor does not bring them back. */
  readonly count: number;
}

/** A message whose payload its topic's schema refused. */
export interface InvalidMessage {
  readonly channel: string;
  readonly topic: string;
  readonly id: string;
  /** The payload as it came. */
  readonly data: unknown;
  /** What the schema found; empty when the schema itself threw. */
  readonly issues: readonly SchemaIssue[];
  /** What the schema threw, if it did. */
  readonly cause: unknown;
}
