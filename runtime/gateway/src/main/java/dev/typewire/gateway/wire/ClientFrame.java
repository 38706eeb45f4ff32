package dev.typewire.gateway.wire;

import dev.typewire.runtime.MessageId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a {@code typewire.v1} client sends. {@code sub} is its name for a subscription. */
public sealed interface ClientFrame {
  /**
   * Starts a subscription.
   *
   * @param after the cursor to resume from; null to start afresh
   */
  record Sub(
      String sub, String token, String channel, Set<String> topics, @Nullable MessageId after)
      implements ClientFrame {}

  /** Ends one. */
  record Unsub(String sub) implements ClientFrame {}

  /** Brings a new token. */
  record Renew(String sub, String token) implements ClientFrame {}

  /** Asks whether the connection still stands. */
  record Ping() implements ClientFrame {}
}
