package shop;

/** Nothing to say. */
public record Ping() {}
