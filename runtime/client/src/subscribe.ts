import type { ChannelInput, TopicName } from "./channel.js";
import { makeSubscription } from "./channel-subscription.js";
import type { RealtimeMessage } from "./message.js";
import type { MessageHandler, SubscribeOptions } from "./options.js";
import { type Runtime, systemRuntime } from "./runtime.js";
import type { Subscription } from "./subscription.js";

/**
 * Follows topics of one channel.
 *
 * ```ts
 * const order = subscribe({
 *   channel: orderChannel({ orderId: "42" }),
 *   topics: ["step", "log"],
 *   token: () => fetchToken("42"),
 * });
 * for await (const message of order) {
 *   if (message.topic === "step") console.log(message.data.status);
 * }
 * ```
 *
 * Messages come in the channel's order. After a cut the subscription resumes from the last one it received; what the
 * server no longer has is told as a gap.
 *
 * @param onMessage takes the messages in place of an iteration; the same as the option
 * @throws {@link RealtimeError} at once for what can be seen at once: no topic, no address, no WebSocket
 */
export function subscribe<const C extends ChannelInput, const T extends TopicName<C>>(
  options: SubscribeOptions<C, T>,
  onMessage?: MessageHandler<RealtimeMessage<C, T>>,
): Subscription<RealtimeMessage<C, T>> {
  return (makeSubscription as unknown as SubscribeIn)(systemRuntime, options, onMessage);
}

/**
 * `subscribe` in a world of your own. Messages are made of frames whose topic and schema the options name: this is where
 * their types are promised.
 */
export const subscribeIn = makeSubscription as unknown as SubscribeIn;

type SubscribeIn = <const C extends ChannelInput, const T extends TopicName<C>>(
  runtime: Runtime,
  options: SubscribeOptions<C, T>,
  onMessage?: MessageHandler<RealtimeMessage<C, T>>,
) => Subscription<RealtimeMessage<C, T>>;
