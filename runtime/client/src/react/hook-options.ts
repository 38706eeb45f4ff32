import type { ChannelInput, TopicName } from "../channel.js";
import type { RealtimeMessage } from "../message.js";
import type { ChannelsOptions, ChannelTopics, StoreSettings } from "../store/store-options.js";
import type { Token } from "../token.js";
import type { FullToken } from "./full-token.js";
import type { PauseOptions } from "./use-pause.js";
import type { RealtimeView } from "./view.js";

/** A token for a page: its text, and the gateway that it is for. */
export interface ClientSubscriptionToken {
  readonly key: string;
  readonly apiBaseUrl?: string | undefined;
}

type HookToken<C extends ChannelInput, Topics> = Token | ClientSubscriptionToken | FullToken<C, Topics>;

/** The topics that a hook names, or the ones that its token names. */
export type TopicList<C extends ChannelInput> = readonly TopicName<C>[] | undefined;

/** What the hook follows, and how: what a store takes, and what `inngest/react` has besides. */
export interface UseRealtimeOptions<C extends ChannelInput = ChannelInput, Topics extends TopicList<C> = TopicList<C>>
  extends StoreSettings,
    PauseOptions,
    RunOptions {
  /** As for `subscribe`. Left out, the token says it. */
  readonly channel?: C | undefined;
  /** Topics of the channel. Left out, the token says them. */
  readonly topics?: Topics | undefined;
  /**
   * The token, or better a function that fetches one: only a function can renew. A new function in each rendering is
   * fine: the latest one is asked.
   */
  readonly token?: HookToken<C, Topics> | (() => HookToken<C, Topics> | Promise<HookToken<C, Topics>>) | undefined;
  /** Another key begins anew, as another channel or other topics do. */
  readonly key?: string | undefined;
  /** The cursor to start from, such as a `lastId` that was saved before a reload. */
  readonly after?: string | null | undefined;
}

/** What the hook follows when it follows several channels. In another list, those that stay keep what is known of them. */
export type UseRealtimeChannelsOptions<E extends readonly ChannelTopics[]> = ChannelsOptions<E> &
  PauseOptions & {
    /** Another key begins anew. */
    readonly key?: string | undefined;
  };

/** What becomes of the hook with a run. */
export interface RunOptions {
  /** Whether the hook closes when a run of its channel is over. By default true. */
  readonly autoCloseOnTerminal?: boolean | undefined;
}

/** Picks what a component shows. */
export interface Selecting<View, Selected> {
  /**
   * Picks from what the hook would return; the hook returns it in place of that, and renders only when it is another:
   * by `Object.is`, of itself or of all its properties.
   */
  readonly select?: ((view: View) => Selected) | undefined;
}

/** What the hook returns for a channel and topics of it. */
export type UseRealtimeResult<
  C extends ChannelInput = ChannelInput,
  Topics extends TopicList<C> = TopicList<C>,
> = RealtimeView<RealtimeMessage<C, Topics extends readonly (infer T extends string)[] ? T : string>>;
