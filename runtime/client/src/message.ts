import type { ChannelInput, ChannelName, TopicData } from "./channel.js";
import type { SchemaIssue } from "./standard-schema.js";

/** What every message has, whatever its topic. */
export interface MessageOf<Channel extends string, Topic extends string, Data> {
  readonly kind: "data";
  /** The channel's resolved name, such as `order:42`. */
  readonly channel: Channel;
  readonly topic: Topic;
  /** The payload, as it came out of the topic's schema. */
  readonly data: Data;
  /** The message's place in its channel: opaque, comparable only for being the same. A cursor to resume from. */
  readonly id: string;
  /** When the server took the message, by the server's clock. */
  readonly createdAt: Date;
  /** The run that published it, when the publisher gave one. */
  readonly runId?: string;
  /** What else the publisher gave. */
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** A message of one of the topics `T` of the channel `C`: a union that narrows on `topic`. */
export type RealtimeMessage<C extends ChannelInput = string, T extends string = string> = {
  [K in T]: MessageOf<ChannelName<C>, K, TopicData<C, K>>;
}[T];

/** Messages that are gone: the server no longer has what came before `cursor` and after the last message. */
export interface Gap {
  readonly channel: string;
  /** Where the channel goes on. */
  readonly cursor: string;
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
  readonly cause?: unknown;
}
