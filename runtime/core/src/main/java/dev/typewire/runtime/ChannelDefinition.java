package dev.typewire.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A channel as its interface declares it.
 *
 * @param pattern the channel's name, or the pattern of its names: {@code order:{orderId}}
 * @param history how many messages the broker keeps for replay and resume
 * @param retention how long the broker keeps them, and remembers idempotency keys
 * @param topics its topics, in the order of their declaration
 */
public record ChannelDefinition(
    String pattern, int history, Duration retention, List<TopicDefinition<?>> topics) {
  public ChannelDefinition {
    topics = List.copyOf(topics);
  }

  /**
   * The name of one channel of this pattern, each value percent-encoded into its placeholder.
   *
   * <p>For example, {@code order:{orderId}} with {@code "a/b"} gives {@code order:a%2Fb}.
   *
   * @param values the placeholders' values in the pattern's order; an enum gives its constant's
   *     name
   * @throws IllegalArgumentException if a value is empty, holds an unpaired surrogate, or makes the
   *     name longer than 255 bytes
   */
  public String name(Object... values) {
    return ChannelNames.expand(pattern, values);
  }

  /** The topic of this name. */
  public Optional<TopicDefinition<?>> topic(String name) {
    return topics.stream().filter(topic -> topic.name().equals(name)).findFirst();
  }
}
