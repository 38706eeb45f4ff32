package dev.typewire.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Says that a subscriber missed messages which the broker no longer has.
 *
 * @param channel the channel's name
 * @param after the last position that the subscriber had; null if it was none of this channel's
 * @param cursor the position from which the subscription goes on: what follows it will come
 */
public record Gap(String channel, @Nullable MessageId after, MessageId cursor) {}
