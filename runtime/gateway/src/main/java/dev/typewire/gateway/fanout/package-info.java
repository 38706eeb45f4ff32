/**
 * Carries a channel's messages from one broker subscription to every connection that follows it.
 *
 * <p>Each message is encoded once and handed once to every event loop with followers, which {@link
 * dev.typewire.gateway.fanout.Rounds} gives it turn by turn. {@link
 * dev.typewire.gateway.fanout.Joining} brings a subscription from its past to that live stream.
 * Knows no protocol: what a connection does with a message is its own matter.
 */
@NullMarked
package dev.typewire.gateway.fanout;

import org.jspecify.annotations.NullMarked;
