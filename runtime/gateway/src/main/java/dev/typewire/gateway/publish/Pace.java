package dev.typewire.gateway.publish;

import dev.typewire.gateway.node.Node;
import dev.typewire.gateway.wire.ErrorCode;
import dev.typewire.gateway.wire.Refusal;
import dev.typewire.runtime.token.TokenGrant;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long and how fast one publisher may go on within a request that brings many messages. */
final class Pace {
  private final Node node;
  private final PublishRates rates;
  private final String who;
  private final int perSecond;
  private final @Nullable TokenGrant grant;

  /**
   * A publisher's pace.
   *
   * @param who whose messages are counted together
   * @param grant null for who knows the signing key
   */
  Pace(Node node, PublishRates rates, String who, int perSecond, @Nullable TokenGrant grant) {
    this.node = node;
    this.rates = rates;
    this.who = who;
    this.perSecond = perSecond;
    this.grant = grant == null ? null : grant.withoutTopics();
  }

  /** Refuses if the token is over, or was taken back, since the request began. */
  void check() {
    if (grant == null) {
      return;
    }
    if (node.realtime().tokens().isRevoked(grant)) {
      throw new Refusal(ErrorCode.TOKEN_REVOKED, "The token was taken back meanwhile.");
    }
    Instant end = grant.expiresAt().plus(node.settings().tokenGrace());
    if (node.settings().clock().instant().isAfter(end)) {
      throw new Refusal(
          ErrorCode.TOKEN_EXPIRED,
          "The token was over at " + grant.expiresAt() + ". Mint one that lasts as long as this.");
    }
  }

  /** Counts messages, and says how long to wait before the next ones. */
  Duration spend(int messages) {
    return rates.spend(who, messages, perSecond);
  }
}
