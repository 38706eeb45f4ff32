package dev.typewire.runtime.token;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a verified token allows.
 *
 * @param id the token's id ({@code jti})
 * @param subject whom it was minted for; null if it was not said
 * @param issuedAt the second in which it was minted; the epoch if it does not say
 * @param expiresAt when it is over
 * @param topics the topics that its bearer may follow
 * @param publish whether its bearer may publish
 */
public record TokenGrant(
    String id,
    @Nullable String subject,
    Instant issuedAt,
    Instant expiresAt,
    List<TopicGrant> topics,
    boolean publish) {
  public TokenGrant {
    topics = List.copyOf(topics);
  }

  /** Whether the bearer may follow this topic of this channel. */
  public boolean allows(String channel, String topic) {
    return topics.contains(new TopicGrant(channel, topic));
  }

  /**
   * The same for who has granted the topics already, and only asks whether it is still in force.
   */
  public TokenGrant withoutTopics() {
    return new TokenGrant(id, subject, issuedAt, expiresAt, List.of(), publish);
  }
}
