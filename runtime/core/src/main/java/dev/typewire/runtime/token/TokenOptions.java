package dev.typewire.runtime.token;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a token lasts, and whom it is for. Immutable.
 *
 * @param lifetime from minting to expiry; the default is 60 s
 * @param subject whom it is minted for, such as a user's id; null if it does not matter
 * @param publish whether its bearer may publish over HTTP; not by default
 */
public record TokenOptions(Duration lifetime, @Nullable String subject, boolean publish) {
  /** What {@link Tokens#mint} uses: 60 s, nobody in particular, no publishing. */
  public static final TokenOptions DEFAULT = new TokenOptions(Duration.ofSeconds(60), null, false);

  public TokenOptions {
    if (lifetime.toSeconds() < 1) {
      throw new IllegalArgumentException(
          "A token's lifetime is at least a second, not " + lifetime + ".");
    }
  }

  /** The default with another lifetime; whole seconds count. */
  public static TokenOptions lasting(Duration lifetime) {
    return new TokenOptions(lifetime, DEFAULT.subject, DEFAULT.publish);
  }

  /** The same for somebody. */
  public TokenOptions forSubject(String id) {
    return new TokenOptions(lifetime, id, publish);
  }

  /** The same with the right to publish over HTTP. */
  public TokenOptions withPublish() {
    return new TokenOptions(lifetime, subject, true);
  }
}
