package dev.typewire.runtime.token;

import com.nimbusds.jose.JOSEException;
import dev.typewire.runtime.ChannelNames;
import dev.typewire.runtime.TopicRef;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Mints and verifies subscription tokens: JWTs signed with HS256 (RFC 7519, RFC 7515).
 *
 * <p>Mint one for a page after the application's own check that its user may see the channel:
 *
 * <pre>{@code
 * ClientToken token = realtime.tokens().mint(order.step(), order.log());
 * }</pre>
 *
 * <p>The first key signs. The others are only accepted, so that a key is rotated by putting the new
 * one first and dropping the old one when its last token is over.
 */
public final class Tokens {
  /** By how much the clocks of two nodes may differ. */
  private static final Duration LEEWAY = Duration.ofSeconds(5);

  private final TokenRules rules;
  private final SignedClaims signed;
  private final RevocationChannel channel;
  private final Revocations revocations;
  private final AtomicBoolean following = new AtomicBoolean();
  private final List<Runnable> revocationListeners = new CopyOnWriteArrayList<>();

  /** Tokens of a deployment, with the channel that tells its nodes of those that are taken back. */
  public Tokens(TokenRules rules, RevocationChannel channel) {
    this.rules = rules;
    this.signed = new SignedClaims(rules.keys());
    this.channel = channel;
    this.revocations = new Revocations(rules.maxLifetime().plus(LEEWAY), rules.clock());
  }

  /** A token of 60 s for these topics. */
  public ClientToken mint(TopicRef<?>... topics) {
    return mint(TokenOptions.DEFAULT, topics);
  }

  /** A token for these topics. */
  public ClientToken mint(TokenOptions options, TopicRef<?>... topics) {
    return mint(
        options,
        Arrays.stream(topics).map(t -> new TopicGrant(t.channel().name(), t.name())).toList());
  }

  /** A token for topics by name, for callers that have no refs. */
  public ClientToken mint(TokenOptions options, List<TopicGrant> topics) {
    if (topics.isEmpty() && !options.publish()) {
      throw new IllegalArgumentException("A token for no topic grants nothing. Name a topic.");
    }
    if (options.lifetime().compareTo(rules.maxLifetime()) > 0) {
      throw new IllegalArgumentException(
          "A token of this deployment lasts at most "
              + rules.maxLifetime()
              + ", not "
              + options.lifetime()
              + ". Renew it, or raise Realtime.builder().maxTokenLifetime(…).");
    }
    topics.forEach(topic -> ChannelNames.check("channel", topic.channel()));
    // Tokens count in whole seconds: RFC 7519, section 2, "NumericDate".
    Instant now = Instant.ofEpochSecond(rules.clock().instant().getEpochSecond());
    Instant expiresAt = now.plusSeconds(options.lifetime().toSeconds());
    Claims claims =
        new Claims(
            rules.issuer(),
            rules.audience() == null ? null : List.of(rules.audience()),
            options.subject(),
            now.getEpochSecond(),
            null,
            expiresAt.getEpochSecond(),
            UUID.randomUUID().toString(),
            topics.stream().map(t -> new Claims.Topic("run", t.channel(), t.topic())).toList(),
            options.publish());
    return new ClientToken(signed.sign(claims), expiresAt, rules.apiBaseUrl());
  }

  /**
   * What a token allows, if it is one of this deployment's and not over.
   *
   * @throws TokenException with {@link TokenException#INVALID}, {@link TokenException#EXPIRED} or
   *     {@link TokenException#REVOKED}
   */
  public TokenGrant verify(String token) {
    try {
      Claims claims = signed.read(token);
      if (claims == null) {
        throw invalid();
      }
      TokenGrant grant = grant(claims);
      if (isRevoked(grant)) {
        throw new TokenException(
            TokenException.REVOKED, "the token was taken back. Fetch a new one.");
      }
      return grant;
    } catch (TokenException e) {
      throw e;
    } catch (ParseException | JOSEException | RuntimeException e) {
      throw invalid(); // the parser meets some malformed tokens with a RuntimeException
    }
  }

  private TokenGrant grant(Claims claims) {
    String id = claims.id();
    Long expiry = claims.expiresAt();
    if (!rules.issuer().equals(claims.issuer())
        || !isForUs(claims.audience())
        || id == null
        || expiry == null) {
      throw invalid();
    }
    Instant now = rules.clock().instant();
    Instant expiresAt = Instant.ofEpochSecond(expiry);
    if (expiresAt.isAfter(now.plus(rules.maxLifetime()).plus(LEEWAY))
        || lastsTooLong(claims.issuedAt(), expiresAt)
        || time(claims.notBefore()).isAfter(now.plus(LEEWAY))) {
      throw invalid();
    }
    if (!now.isBefore(expiresAt.plus(LEEWAY))) {
      throw new TokenException(
          TokenException.EXPIRED, "the token was over at " + expiresAt + ". Fetch a new one.");
    }
    return new TokenGrant(
        id,
        claims.subject(),
        time(claims.issuedAt()),
        expiresAt,
        topics(claims.topics()),
        claims.publish());
  }

  /** Not only for as long as too much of it is left: revocations are kept for one lifetime. */
  private boolean lastsTooLong(@Nullable Long issuedAt, Instant expiresAt) {
    return issuedAt != null && expiresAt.isAfter(time(issuedAt).plus(rules.maxLifetime()));
  }

  /** A token that names somebody is for nobody else: RFC 7519, section 4.1.3. */
  private boolean isForUs(@Nullable List<String> audience) {
    return rules.audience() == null
        ? audience == null || audience.isEmpty()
        : audience != null && audience.contains(rules.audience());
  }

  private static Instant time(@Nullable Long seconds) {
    return seconds == null ? Instant.EPOCH : Instant.ofEpochSecond(seconds);
  }

  private static List<TopicGrant> topics(@Nullable List<Claims.Topic> topics) {
    return topics == null ? List.of() : topics.stream().map(Tokens::topicGrant).toList();
  }

  private static TopicGrant topicGrant(Claims.Topic topic) {
    if (topic.channel() == null || topic.name() == null) {
      throw invalid();
    }
    return new TopicGrant(ChannelNames.check("channel", topic.channel()), topic.name());
  }

  private static TokenException invalid() {
    return new TokenException(
        TokenException.INVALID,
        "the token is malformed, not in force yet, or not signed with a key of this deployment. Fetch a new"
            + " one.");
  }

  /**
   * Takes one token back, on every node: nobody gets in with it any more, and what is open with it
   * is closed, within moments.
   *
   * <p>Returns when the broker has the revocation. It is kept for the longest that a token can
   * last.
   *
   * @param tokenId a token's id: {@link TokenGrant#id} of {@link #verify}
   * @throws dev.typewire.runtime.broker.BrokerException if the broker refuses, or does not answer;
   *     then only this node knows, and it should be called again
   */
  public void revoke(String tokenId) {
    revoke(Revocation.Kind.TOKEN, tokenId);
  }

  /**
   * Takes back every token that was minted for a subject until now. One that is minted later
   * counts; whether the subject gets one is the application's decision. Tokens say the second in
   * which they were minted: one of the same second is taken back too.
   *
   * @throws dev.typewire.runtime.broker.BrokerException as {@link #revoke}
   */
  public void revokeSubject(String subject) {
    revoke(Revocation.Kind.SUBJECT, subject);
  }

  private void revoke(Revocation.Kind kind, String value) {
    learned(new Revocation(kind, value, rules.clock().instant()));
    channel.send(kind, value);
  }

  private void learned(Revocation revocation) {
    revocations.add(revocation);
    revocationListeners.forEach(Runnable::run);
  }

  /** Whether a token that was verified has been taken back since. */
  public boolean isRevoked(TokenGrant grant) {
    follow();
    return revocations.covers(grant);
  }

  /** Has every revocation told, of this node or another, so that {@link #isRevoked} is asked. */
  public void addRevocationListener(Runnable listener) {
    revocationListeners.add(listener);
    follow();
  }

  /** Has nothing told any more. */
  public void removeRevocationListener(Runnable listener) {
    revocationListeners.remove(listener);
  }

  /** A process that only mints and publishes need not know what was taken back. */
  private void follow() {
    if (!following.getAndSet(true)) {
      channel.follow(this::learned);
    }
  }

  /** Whether a caller's bearer proves that it knows one of the signing keys. */
  public boolean isSigningKey(String bearer) {
    boolean proved = false;
    for (SigningKey key : rules.keys()) {
      proved |= key.isProvedBy(bearer);
    }
    return proved;
  }
}
