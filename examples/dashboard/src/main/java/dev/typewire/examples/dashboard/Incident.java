package dev.typewire.examples.dashboard;

/**
 * Something that happened to a service.
 *
 * @param kind what it was
 * @param text the same for people, such as {@code The connection pool is exhausted.}
 * @param ts when it happened, in milliseconds since 1970
 */
public record Incident(IncidentKind kind, String text, long ts) {}
