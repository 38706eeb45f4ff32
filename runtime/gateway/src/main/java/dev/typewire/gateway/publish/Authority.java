package dev.typewire.gateway.publish;

import dev.typewire.gateway.http.Call;
import dev.typewire.gateway.limit.Limits;
import dev.typewire.gateway.node.Node;
import dev.typewire.gateway.wire.ErrorCode;
import dev.typewire.gateway.wire.Refusal;
import dev.typewire.runtime.token.TokenException;
import dev.typewire.runtime.token.TokenGrant;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may publish and how often, and who may mint. */
public final class Authority {
  private final Node node;
  private final PublishRates rates = new PublishRates(System::nanoTime);

  /** Of one gateway. */
  public Authority(Node node) {
    this.node = node;
  }

  /** Lets pass who knows a signing key. */
  void checkMint(Call call) {
    Optional<String> bearer = bearer(call);
    if (bearer.isPresent() && !node.realtime().tokens().isSigningKey(bearer.get())) {
      throw forbidden("The bearer is no signing key of this server.");
    }
  }

  /**
   * Lets pass who knows a signing key, or has a token with the publish claim; not too often.
   *
   * @param topics those that will be published to
   * @return how fast messages may follow, where one request brings many
   */
  Pace checkPublish(Call call, List<String> topics) {
    Optional<String> bearer = bearer(call);
    Limits limits = node.settings().limits();
    if (bearer.isEmpty() || node.realtime().tokens().isSigningKey(bearer.get())) {
      return checkRate(call, "key", topics, limits.keyPublishesPerSecond(), null);
    } else {
      TokenGrant grant = publisher(bearer.get());
      String who = grant.subject() != null ? "sub:" + grant.subject() : "jti:" + grant.id();
      Pace pace = checkRate(call, who, topics, limits.tokenPublishesPerSecond(), grant);
      checkScope(call, topics, grant);
      return pace;
    }
  }

  private TokenGrant publisher(String bearer) {
    if (bearer.indexOf('.') < 0) {
      throw forbidden("The bearer is no signing key of this server, and no token.");
    }
    TokenGrant grant;
    try {
      grant = node.realtime().tokens().verify(bearer);
    } catch (TokenException e) {
      throw Refusal.of(e);
    }
    if (!grant.publish()) {
      throw forbidden("The token does not allow to publish.");
    }
    return grant;
  }

  /** A token that names topics is for these alone; one that names none is for all. */
  private static void checkScope(Call call, List<String> topics, TokenGrant grant) {
    String channel = call.parameter("channel").orElse("");
    boolean covered =
        grant.topics().isEmpty() || topics.stream().allMatch(topic -> grant.allows(channel, topic));
    if (!covered) {
      throw new Refusal(
          ErrorCode.TOPIC_FORBIDDEN,
          "The token does not grant a topic that is published to, on that channel.");
    }
  }

  /** A request counts as one message for each of its topics. */
  private Pace checkRate(
      Call call, String who, List<String> topics, int perSecond, @Nullable TokenGrant grant) {
    int messages = Math.max(1, topics.size());
    Duration wait = rates.take(who, messages, perSecond);
    if (!wait.isZero()) {
      call.answerHeader(HttpHeaderNames.RETRY_AFTER, wait.plusMillis(999).toSeconds());
      throw new Refusal(
          ErrorCode.RATE_LIMITED,
          "More than " + perSecond + " messages a second were published. Come back later.");
    }
    return new Pace(node, rates, who, perSecond, grant);
  }

  /** Empty only in dev mode. */
  private Optional<String> bearer(Call call) {
    Optional<String> bearer = call.bearer();
    if (bearer.isEmpty() && !node.settings().devMode()) {
      throw new Refusal(
          ErrorCode.TOKEN_MISSING, "Send the signing key as bearer, in the Authorization header.");
    }
    return bearer;
  }

  private static Refusal forbidden(String message) {
    return new Refusal(ErrorCode.PUBLISH_FORBIDDEN, message);
  }
}
