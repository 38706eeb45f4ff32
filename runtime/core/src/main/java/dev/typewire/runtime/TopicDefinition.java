package dev.typewire.runtime;

/**
 * A topic as its channel declares it.
 *
 * @param name the topic's name on the wire
 * @param payload the type that it carries
 * @param replay how many of its latest messages a new subscriber gets first
 * @param <T> the payload's type
 */
public record TopicDefinition<T>(String name, PayloadType<T> payload, int replay) {}
