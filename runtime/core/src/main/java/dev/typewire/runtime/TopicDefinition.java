package dev.typewire.runtime;

/**
 * A topic as its channel declares it.
 *
 * @param name the topic's name on the wire
 * @param payload the type that it carries
 * @param replay how many of its latest messages a new subscriber gets first
 * @param whenSlow what becomes of its messages for a client that does not keep up
 * @param <T> the payload's type
 */
public record TopicDefinition<T>(
    String name, PayloadType<T> payload, int replay, WhenSlow whenSlow) {
  /** A topic of which nothing is left out. */
  public TopicDefinition(String name, PayloadType<T> payload, int replay) {
    this(name, payload, replay, WhenSlow.RESUME);
  }
}
