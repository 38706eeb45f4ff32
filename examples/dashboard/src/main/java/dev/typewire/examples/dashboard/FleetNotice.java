package dev.typewire.examples.dashboard;

/**
 * What an operator did.
 *
 * @param text for people, such as {@code Olga takes the gateway down for 10 s.}
 * @param ts when, in milliseconds since 1970
 */
public record FleetNotice(String text, long ts) {}
