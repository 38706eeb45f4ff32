package dev.typewire.runtime.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.typewire.runtime.TopicRef;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
  private static final String ISSUER = "typewire";

  private final List<SigningKey> keys;
  private final @Nullable String apiBaseUrl;
  private final InstantSource clock;

  /**
   * Tokens of a deployment.
   *
   * @param keys the key that signs, then those that are accepted too
   * @param apiBaseUrl where pages reach the gateway; null if they know
   * @param clock says when a token is over
   */
  public Tokens(List<SigningKey> keys, @Nullable String apiBaseUrl, InstantSource clock) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("Tokens need a signing key.");
    }
    this.keys = List.copyOf(keys);
    this.apiBaseUrl = apiBaseUrl;
    this.clock = clock;
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
    // Tokens count in whole seconds: RFC 7519, section 2, "NumericDate".
    Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
    Instant expiresAt = now.plusSeconds(options.lifetime().toSeconds());
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .subject(options.subject())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(expiresAt))
            .jwtID(UUID.randomUUID().toString())
            .claim("topics", topics.stream().map(Tokens::topicClaim).toList())
            .claim("publish", options.publish())
            .build();
    return new ClientToken(sign(claims), expiresAt, apiBaseUrl);
  }

  private static Map<String, Object> topicClaim(TopicGrant grant) {
    return Map.of("kind", "run", "channel", grant.channel(), "name", grant.topic());
  }

  private String sign(JWTClaimsSet claims) {
    SigningKey key = keys.get(0);
    SignedJWT jwt =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.id()).build(), claims);
    try {
      jwt.sign(new MACSigner(key.secret()));
    } catch (JOSEException e) {
      throw new IllegalStateException("Signing with HS256 failed.", e);
    }
    return jwt.serialize();
  }

  /**
   * What a token allows, if it is one of this deployment's and not over.
   *
   * @throws TokenException with {@link TokenException#INVALID} or {@link TokenException#EXPIRED}
   */
  public TokenGrant verify(String token) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      if (!isSigned(jwt)) {
        throw invalid();
      }
      return grant(jwt.getJWTClaimsSet());
    } catch (TokenException e) {
      throw e;
    } catch (ParseException | JOSEException | RuntimeException e) {
      throw invalid(); // the parser meets some malformed tokens with a RuntimeException
    }
  }

  private boolean isSigned(SignedJWT jwt) throws JOSEException {
    if (!JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())) {
      return false;
    }
    for (SigningKey key : keys) {
      if (key.id().equals(jwt.getHeader().getKeyID())) {
        return jwt.verify(new MACVerifier(key.secret()));
      }
    }
    return false;
  }

  private TokenGrant grant(JWTClaimsSet claims) throws ParseException {
    String id = claims.getJWTID();
    Date expiry = claims.getExpirationTime();
    if (!ISSUER.equals(claims.getIssuer()) || id == null || expiry == null) {
      throw invalid();
    }
    Instant expiresAt = expiry.toInstant();
    if (!clock.instant().isBefore(expiresAt)) {
      throw new TokenException(
          TokenException.EXPIRED, "the token was over at " + expiresAt + ". Fetch a new one.");
    }
    return new TokenGrant(
        id,
        claims.getSubject(),
        expiresAt,
        topics(claims),
        Boolean.TRUE.equals(claims.getBooleanClaim("publish")));
  }

  private static List<TopicGrant> topics(JWTClaimsSet claims) throws ParseException {
    List<Object> topics = claims.getListClaim("topics");
    return topics == null ? List.of() : topics.stream().map(Tokens::topicGrant).toList();
  }

  private static TopicGrant topicGrant(Object claim) {
    if (claim instanceof Map<?, ?> topic
        && topic.get("channel") instanceof String channel
        && topic.get("name") instanceof String name) {
      return new TopicGrant(channel, name);
    }
    throw invalid();
  }

  private static TokenException invalid() {
    return new TokenException(
        TokenException.INVALID,
        "the token is malformed, or not signed with a key of this deployment. Fetch a new one.");
  }

  /** Whether a caller's bearer proves that it knows one of the signing keys. */
  public boolean isSigningKey(String bearer) {
    boolean proved = false;
    for (SigningKey key : keys) {
      proved |= key.isProvedBy(bearer);
    }
    return proved;
  }
}
