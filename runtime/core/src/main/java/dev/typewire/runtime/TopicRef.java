package dev.typewire.runtime;

import dev.typewire.runtime.broker.StoredMessage;

/**
 * Says where: one topic of one channel.
 *
 * @param channel the channel
 * @param definition the topic
 * @param <T> the type of the topic's payload
 */
public record TopicRef<T>(ChannelRef channel, TopicDefinition<T> definition) {
  /** The topic's name on the wire. */
  public String name() {
    return definition.name();
  }

  /** Whether a message of the channel brings a payload of this topic. */
  boolean carries(StoredMessage message) {
    return message.kind().isOfTopicsType() && message.topic().equals(name());
  }
}
