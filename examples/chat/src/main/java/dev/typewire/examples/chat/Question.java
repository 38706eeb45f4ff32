package dev.typewire.examples.chat;

import java.time.Instant;

/**
 * What the person asked.
 *
 * @param text in their words
 * @param at when
 */
public record Question(String text, Instant at) {}
