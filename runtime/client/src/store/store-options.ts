import type { ChannelInput, TopicName } from "../channel.js";
import type { SubscribeOptions } from "../options.js";
import type { TokenSource } from "../token.js";

/** One of the channels that a store follows. */
export interface ChannelTopics {
  /** As for `subscribe`. */
  readonly channel: ChannelInput;
  /** One topic of the channel, or more. */
  readonly topics: readonly string[];
  /** The channel's own token; by default the one that is given for all. */
  readonly token?: TokenSource | undefined;
  /** The cursor to start from. */
  readonly after?: string | null | undefined;
}

/** Nothing more to ask of channels whose topics are theirs; otherwise what their topics have to be. */
type TopicsChecked<E extends readonly ChannelTopics[]> =
  E extends OwnTopics<E> ? unknown : { readonly channels: OwnTopics<E> };

type OwnTopics<E extends readonly ChannelTopics[]> = {
  readonly [I in keyof E]: {
    readonly topics: E[I] extends { readonly channel: infer C extends ChannelInput } ? readonly TopicName<C>[] : never;
  };
};

// What a snapshot tells in place of a function, and what belongs to one channel.
type Replaced = "onMessage" | "onRun" | "onGap" | "onStateChange" | "signal" | "channel" | "topics" | "token" | "after";

/** How a store follows its channels: options of `subscribe`, and its own. */
export interface StoreSettings extends Omit<SubscribeOptions<ChannelInput, string>, Replaced> {
  /** How many messages `all` holds. `null` for no limit. By default 100. */
  readonly historyLimit?: number | null | undefined;
  /** How long messages wait to be told of together, in milliseconds. By default 0: those of one turn are. */
  readonly bufferInterval?: number | undefined;
  /** Whether to come back after a cut. By default true. */
  readonly reconnect?: boolean | undefined;
}

/** What a store of one channel is made of. */
export interface StoreOptions<C extends ChannelInput, T extends TopicName<C>> extends StoreSettings {
  readonly channel: C;
  readonly topics: readonly T[];
  readonly token: TokenSource;
  /** The cursor to start from, such as a `lastId` that was saved before a reload. */
  readonly after?: string | null | undefined;
}

/** What a store of several channels is made of. */
export type ChannelsOptions<E extends readonly ChannelTopics[]> = StoreSettings &
  TopicsChecked<E> & {
    readonly channels: E;
    /** For the channels that have none of their own. */
    readonly token?: TokenSource | undefined;
  };

/** Both of them, with their types forgotten. */
export interface AnyOptions extends StoreSettings {
  readonly channels?: readonly ChannelTopics[] | undefined;
  readonly channel?: ChannelInput | undefined;
  readonly topics?: readonly string[] | undefined;
  readonly token?: TokenSource | undefined;
  readonly after?: string | null | undefined;
}

/** The channels that options name, in one form. */
export function channelsOf({
  channel,
  topics = [],
  token,
  after,
  channels = channel ? [{ channel, topics, after }] : [],
}: AnyOptions): readonly ChannelTopics[] {
  return channels.map((each: ChannelTopics) => ({ ...each, token: each.token ?? token }));
}
