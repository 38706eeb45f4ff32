import type { ChannelInput } from "../channel.js";
import type { MessageIn } from "../store/snapshot.js";
import type { ChannelTopics } from "../store/store-options.js";
import { isFull, placeOf } from "./full-token.js";
import type {
  RunOptions,
  Selecting,
  TopicList,
  UseRealtimeChannelsOptions,
  UseRealtimeOptions,
  UseRealtimeResult,
} from "./hook-options.js";
import { useAutoClose } from "./use-auto-close.js";
import { type PauseOptions, usePause } from "./use-pause.js";
import { useSelection } from "./use-selection.js";
import { type AnyHookOptions, useStore } from "./use-store.js";
import type { RealtimeView } from "./view.js";

/**
 * Follows topics of one channel, or of several, for as long as the component is mounted.
 *
 * ```tsx
 * const { messages, connectionStatus, error } = useRealtime({
 *   channel: orderChannel({ orderId }),
 *   topics: ["step"],
 *   token: () => fetchToken(orderId),
 * });
 * ```
 *
 * Options and results are those of `inngest/react`'s hook, and more. A cut, a hidden page and `enabled: false` lose
 * nothing that the server still has: what is missed comes afterwards, and what is gone is told as a `gap`.
 */
export function useRealtime<const E extends readonly ChannelTopics[], Selected = RealtimeView<MessageIn<E>>>(
  options: UseRealtimeChannelsOptions<E> & Selecting<RealtimeView<MessageIn<E>>, Selected>,
): Selected;
export function useRealtime<
  const C extends ChannelInput = ChannelInput,
  const Topics extends TopicList<C> = TopicList<C>,
  Selected = UseRealtimeResult<C, Topics>,
>(options: UseRealtimeOptions<C, Topics> & Selecting<UseRealtimeResult<C, Topics>, Selected>): Selected;
export function useRealtime(options: object): unknown {
  const {
    select = everything,
    autoCloseOnTerminal = true,
    ...rest
  } = options as AnyHookOptions & RunOptions & PauseOptions & Selecting<RealtimeView, unknown>;
  const { channel, channels, token } = rest;
  const place = channel === undefined && channels === undefined && isFull(token) ? placeOf(token) : {};
  const store = useStore({ ...rest, ...place });
  usePause(store, rest); // before it has a listener, so that a page that is hidden begins nothing
  useAutoClose(store, autoCloseOnTerminal && channels === undefined); // one run does not end the channels of others
  return useSelection(store, select);
}

const everything = (view: RealtimeView): unknown => view;
