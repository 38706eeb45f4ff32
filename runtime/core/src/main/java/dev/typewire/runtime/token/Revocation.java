package dev.typewire.runtime.token;

import java.time.Instant;

/**
 * Tokens that are taken back before they are over.
 *
 * @param kind what the value names
 * @param value a token's id, or a subject
 * @param at when; of a subject, tokens that were minted until then are void
 */
public record Revocation(Kind kind, String value, Instant at) {
  /** What is taken back. */
  public enum Kind {
    /** One token, by its id. */
    TOKEN,
    /** Every token that a subject has. */
    SUBJECT
  }
}
