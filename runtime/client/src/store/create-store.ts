import type { ChannelInput, TopicName } from "../channel.js";
import type { RealtimeMessage } from "../message.js";
import { makeStore, type Store } from "./make-store.js";
import type { MessageIn } from "./snapshot.js";
import {
  type AnyOptions,
  type ChannelsOptions,
  type ChannelTopics,
  channelsOf,
  type StoreOptions,
} from "./store-options.js";

/**
 * Keeps what comes of one channel, or of several, as snapshots that any framework can show.
 *
 * ```ts
 * const store = createStore({ channel: orderChannel({ orderId: "42" }), topics: ["step"], token: () => fetchToken("42") });
 * const unsubscribe = store.subscribe(() => show(store.getSnapshot().messages.all));
 * ```
 */
export function createStore<const E extends readonly ChannelTopics[]>(options: ChannelsOptions<E>): Store<MessageIn<E>>;
export function createStore<const C extends ChannelInput, const T extends TopicName<C>>(
  options: StoreOptions<C, T>,
): Store<RealtimeMessage<C, T>>;
export function createStore(options: AnyOptions): Store {
  return makeStore(channelsOf(options), () => options);
}
