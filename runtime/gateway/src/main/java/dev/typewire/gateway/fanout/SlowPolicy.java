package dev.typewire.gateway.fanout;

import dev.typewire.runtime.ChannelDefinition;
import dev.typewire.runtime.TopicDefinition;
import dev.typewire.runtime.WhenSlow;
import dev.typewire.runtime.broker.MessageKind;
import dev.typewire.runtime.broker.StoredMessage;
import org.jspecify.annotations.Nullable;

/** What a channel's topics say of clients that do not keep up. */
final class SlowPolicy {
  private final @Nullable ChannelDefinition channel;

  /**
   * The policy of a channel.
   *
   * @param channel null for one that no contract declares: nothing of it is left out
   */
  SlowPolicy(@Nullable ChannelDefinition channel) {
    this.channel = channel;
  }

  /** A part of a stream is never left out. */
  WhenSlow of(StoredMessage message) {
    return channel == null || message.kind() != MessageKind.DATA
        ? WhenSlow.RESUME
        : channel.topic(message.topic()).map(TopicDefinition::whenSlow).orElse(WhenSlow.RESUME);
  }
}
