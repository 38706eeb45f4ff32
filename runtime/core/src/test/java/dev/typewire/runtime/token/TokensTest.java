package dev.typewire.runtime.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class TokensTest {
  private static final SigningKey OLD = SigningKey.of("an old secret of at least 32 characters");
  private static final SigningKey NEW = SigningKey.of("a new secret of at least 32 characters!");
  private static final List<TopicGrant> STEP = List.of(new TopicGrant("order:42", "step"));

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-08-22T10:00:00.900Z"));

  private Tokens tokens(SigningKey... keys) {
    return new Tokens(List.of(keys), null, now::get);
  }

  @Test
  void mintedToken_grantsItsTopicsAndNoOthers() {
    Tokens tokens = tokens(NEW);
    TokenGrant grant =
        tokens.verify(tokens.mint(TokenOptions.DEFAULT.forSubject("ada"), STEP).key());
    assertThat(grant.allows("order:42", "step")).isTrue();
    assertThat(grant.allows("order:42", "log")).isFalse();
    assertThat(grant.allows("order:43", "step")).isFalse();
    assertThat(grant.subject()).isEqualTo("ada");
    assertThat(grant.publish()).isFalse();
    assertThat(grant.id()).isNotBlank();
  }

  @Test
  void token_carriesTheClaimsThatTheWireNames() throws Exception {
    ClientToken token = tokens(NEW).mint(TokenOptions.DEFAULT, STEP);
    SignedJWT jwt = SignedJWT.parse(token.key());
    assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.HS256);
    assertThat(jwt.getHeader().getKeyID()).isEqualTo(NEW.id());
    assertThat(jwt.getJWTClaimsSet().getClaims())
        .containsKeys("iss", "iat", "exp", "jti", "topics", "publish");
    assertThat(token.expiresAt()).isEqualTo(Instant.parse("2026-08-22T10:01:00Z"));
  }

  @Test
  void token_isOver_whenItsLifetimeHasPassed() {
    Tokens tokens = tokens(NEW);
    String token = tokens.mint(TokenOptions.lasting(Duration.ofSeconds(5)), STEP).key();
    now.set(Instant.parse("2026-08-22T10:00:04.999Z"));
    tokens.verify(token);
    now.set(Instant.parse("2026-08-22T10:00:05Z"));
    assertThatThrownBy(() -> tokens.verify(token))
        .isInstanceOf(TokenException.class)
        .hasMessage("TOKEN_EXPIRED: the token was over at 2026-08-22T10:00:05Z. Fetch a new one.");
  }

  @Test
  void rotation_acceptsTheOldKeyUntilItIsDropped() {
    String token = tokens(OLD).mint(TokenOptions.DEFAULT, STEP).key();
    assertThat(tokens(NEW, OLD).verify(token).topics()).isEqualTo(STEP);
    assertThatThrownBy(() -> tokens(NEW).verify(token))
        .isInstanceOf(TokenException.class)
        .hasMessageStartingWith("TOKEN_INVALID: ");
  }

  @Test
  void unsignedToken_isRefused() {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer("typewire")
            .jwtID("1")
            .expirationTime(Date.from(now.get().plusSeconds(60)))
            .build();
    assertInvalid(new PlainJWT(claims).serialize());
  }

  @Test
  void tokenWithAnotherAlgorithm_isRefused() throws Exception {
    SigningKey key = SigningKey.of("x".repeat(64));
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS512).keyID(key.id()).build(),
            new JWTClaimsSet.Builder()
                .issuer("typewire")
                .jwtID("1")
                .expirationTime(Date.from(now.get().plusSeconds(60)))
                .build());
    jwt.sign(new MACSigner(key.secret()));
    assertThatThrownBy(() -> tokens(key).verify(jwt.serialize()))
        .hasMessageStartingWith("TOKEN_INVALID");
  }

  @Test
  void tokenOfAnotherIssuer_isRefused() throws Exception {
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(NEW.id()).build(),
            new JWTClaimsSet.Builder()
                .issuer("somebody")
                .jwtID("1")
                .expirationTime(Date.from(now.get().plusSeconds(60)))
                .build());
    jwt.sign(new MACSigner(NEW.secret()));
    assertInvalid(jwt.serialize());
  }

  @Test
  void changedToken_isRefused() {
    String token = tokens(NEW).mint(TokenOptions.DEFAULT, STEP).key();
    String[] parts = token.split("\\.");
    assertInvalid(parts[0] + "." + parts[1] + "x." + parts[2]);
    assertInvalid(parts[0] + "." + parts[1] + "." + new StringBuilder(parts[2]).reverse());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "a.b", "a.b.c", "....", "ey.ey.ey", "bnVsbA.e30.AAAA"})
  void garbage_isRefused(String token) {
    assertInvalid(token);
  }

  private void assertInvalid(String token) {
    assertThatThrownBy(() -> tokens(NEW).verify(token))
        .isInstanceOf(TokenException.class)
        .hasMessageStartingWith("TOKEN_INVALID: ")
        .satisfies(e -> assertThat(token.isEmpty() || !e.getMessage().contains(token)).isTrue());
  }

  @Test
  void tokenForNothing_isNotMinted() {
    assertThatThrownBy(() -> tokens(NEW).mint(TokenOptions.DEFAULT, List.of()))
        .hasMessage("A token for no topic grants nothing. Name a topic.");
  }

  @Test
  void clientToken_isWrittenInTheShapeThatPagesTake_andNeverLogged() {
    ClientToken token =
        new Tokens(List.of(NEW), "https://live.example.com", now::get)
            .mint(TokenOptions.DEFAULT, STEP);
    String json = JsonMapper.builder().build().writeValueAsString(token);
    assertThat(json)
        .contains("\"key\":\"" + token.key() + "\"")
        .contains("\"apiBaseUrl\":\"https://live.example.com\"");
    assertThat(token.toString()).doesNotContain(token.key());
  }
}
