package dev.typewire.runtime.token;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all tokens of a deployment have in common; every node has to have the same.
 *
 * @param keys the key that signs, then those that are accepted too
 * @param issuer who mints them ({@code iss}); tokens of others are refused
 * @param audience whom they are for ({@code aud}): tokens that do not name it are refused; null for
 *     tokens that name nobody, and then those that do are refused
 * @param maxLifetime the longest that a token can last, and so how long a revocation is kept
 * @param apiBaseUrl where pages reach the gateway; null if they know
 * @param clock says when a token is over; one that all nodes have in common, such as the broker's
 */
public record TokenRules(
    List<SigningKey> keys,
    String issuer,
    @Nullable String audience,
    Duration maxLifetime,
    @Nullable String apiBaseUrl,
    InstantSource clock) {
  /** The issuer of a deployment that names none. */
  public static final String DEFAULT_ISSUER = "typewire";

  /** The longest that a token can last where nothing else is said. */
  public static final Duration DEFAULT_MAX_LIFETIME = Duration.ofHours(1);

  public TokenRules {
    keys = List.copyOf(keys);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("Tokens need a signing key.");
    }
    if (issuer.isEmpty() || (audience != null && audience.isEmpty())) {
      throw new IllegalArgumentException("A token's issuer or audience cannot be empty.");
    }
    if (maxLifetime.toSeconds() < 1) {
      throw new IllegalArgumentException(
          "The longest lifetime of a token is at least a second, not " + maxLifetime + ".");
    }
  }

  /** The defaults with these keys. */
  public static TokenRules of(List<SigningKey> keys, InstantSource clock) {
    return new TokenRules(keys, DEFAULT_ISSUER, null, DEFAULT_MAX_LIFETIME, null, clock);
  }
}
