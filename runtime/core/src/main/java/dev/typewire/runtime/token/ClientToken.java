package dev.typewire.runtime.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an application hands to its page: the shape that {@code subscribe} and {@code useRealtime}
 * take as {@code token}.
 *
 * @param key the signed token
 * @param expiresAt when it is over
 * @param apiBaseUrl where the gateway answers; left out when the page knows
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClientToken(String key, Instant expiresAt, @Nullable String apiBaseUrl) {
  /** Leaves the key out, so that no log holds it. */
  @Override
  public String toString() {
    return "ClientToken[expiresAt=" + expiresAt + "]";
  }
}
