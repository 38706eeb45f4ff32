import type { SchemaOutput, StandardSchema } from "./standard-schema.js";

/** What a channel's definition says of one topic. */
export interface TopicConfig {
  /** Any Standard Schema; `staticSchema<T>()` for a type without a check at run time. */
  readonly schema: StandardSchema;
  /** There when the topic carries chunk streams: its messages then have more kinds than `data`. */
  readonly stream?: true;
}

/** Topic name → what is known of it. */
export type TopicsConfig = Readonly<Record<string, TopicConfig>>;

/** Topic name → the type of its `data`, as it comes out of the schema. */
export type InferTopics<Topics extends TopicsConfig> = {
  [K in keyof Topics]: SchemaOutput<Topics[K]["schema"]>;
};

/** One topic of one channel. `_Data` is the type of its payload. */
export interface TopicRef<_Data = unknown> {
  readonly channel: string;
  readonly topic: string;
  readonly config: TopicConfig;
}

/**
 * One channel, such as `order:42`: what `subscribe` takes. Each topic is also there under its own name, as a
 * {@link TopicRef}, unless its name is `name` or `topics`.
 */
export type ChannelInstance<Name extends string = string, Topics extends TopicsConfig = TopicsConfig> = {
  readonly name: Name;
  readonly topics: Topics;
} & { readonly [K in Exclude<string & keyof Topics, "name" | "topics">]: TopicRef<InferTopics<Topics>[K]> };

/** A channel whose name has parameters: called with them, it gives the {@link ChannelInstance}. */
export interface ChannelDefinition<Args extends readonly unknown[], Name extends string, Topics extends TopicsConfig> {
  (...args: Args): ChannelInstance<Name, Topics>;
  readonly topics: Topics;
  /** The type of the parameters. Carries a type only: `undefined` at run time. */
  readonly $params: Args[0];
}

/** What `channel` returns: an instance for a plain name, a definition for a function. */
export type Channel<Name, Topics extends TopicsConfig> = NamedChannel<Name, Topics> & {
  /** Topic name → the type of its `data`. Carries a type only: `undefined` at run time. */
  readonly $infer: InferTopics<Topics>;
};

type NamedChannel<Name, Topics extends TopicsConfig> = Name extends string
  ? ChannelInstance<Name, Topics>
  : Name extends (...args: infer Args) => infer Resolved
    ? ChannelDefinition<Args, Resolved & string, Topics>
    : never;

/**
 * Defines a channel: its name, or how its name is made, and the type of each of its topics.
 *
 * ```ts
 * const adminChannel = channel({ name: "admin", topics: { order: { schema: staticSchema<OrderChanged>() } } });
 * const orderChannel = channel({
 *   name: ({ orderId }: { orderId: string }) => `order:${encodeURIComponent(orderId)}`,
 *   topics: { step: { schema: staticSchema<OrderStep>() } },
 * });
 * orderChannel({ orderId: "42" }).name; // "order:42"
 * ```
 */
export function channel<const Name extends string | ((...args: never[]) => string), const Topics extends TopicsConfig>({
  name,
  topics,
}: {
  readonly name: Name;
  readonly topics: Topics;
}): Channel<Name, Topics> {
  const made =
    typeof name === "string"
      ? instance(name, topics)
      : Object.assign((...args: never[]) => instance(name(...args), topics), { topics });
  return made as unknown as Channel<Name, Topics>;
}

function instance(name: string, topics: TopicsConfig): object {
  const made: Record<string, unknown> = {};
  for (const [topic, config] of Object.entries(topics)) {
    made[topic] = { channel: name, topic, config };
  }
  return { ...made, name, topics };
}

/**
 * What `subscribe` takes for a channel: an instance, a static definition, or a bare name (whose payloads are `unknown`).
 * A definition with parameters has to be called with them first.
 */
export type ChannelInput = string | { readonly name: string; readonly topics: TopicsConfig; readonly $params?: never };

/** The name that a channel goes by. */
export function channelName({ channel }: { readonly channel: ChannelInput }): string {
  return typeof channel === "string" ? channel : channel.name;
}

/** The names of a channel's topics. `$stream` is the one of teed bytes, which every channel has. */
export type TopicName<C extends ChannelInput> = C extends { readonly topics: infer Topics }
  ? (string & keyof Topics) | "$stream"
  : string;

/** The channel's name, as narrow as it is known. */
export type ChannelName<C extends ChannelInput> = C extends { readonly name: infer Name extends string } ? Name : C;

/** The type of `data` on one topic of a channel. */
export type TopicData<C extends ChannelInput, T extends string> = C extends {
  readonly topics: infer Topics extends TopicsConfig;
}
  ? T extends keyof Topics
    ? SchemaOutput<Topics[T]["schema"]>
    : never
  : unknown;

/** Whether messages of chunk streams come on one topic of a channel: surely not (`false`), or perhaps. */
export type HasStreams<C extends ChannelInput, T extends string> = C extends {
  readonly topics: infer Topics extends TopicsConfig;
}
  ? T extends keyof Topics
    ? "stream" extends keyof Topics[T]
      ? true
      : false
    : false
  : true;
