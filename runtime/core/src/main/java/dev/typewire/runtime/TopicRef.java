package dev.typewire.runtime;

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
}
