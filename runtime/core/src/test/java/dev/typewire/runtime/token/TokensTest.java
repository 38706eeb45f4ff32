package dev.typewire.runtime.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    return new Tokens(TokenRules.of(List.of(keys), now::get), new OneNode());
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
  void token_isOver_whenItsLifetimeAndALittleMoreHavePassed() {
    Tokens tokens = tokens(NEW);
    String token = tokens.mint(TokenOptions.lasting(Duration.ofSeconds(5)), STEP).key();
    now.set(Instant.parse("2026-08-22T10:00:09.999Z")); // clocks may differ by five seconds
    tokens.verify(token);
    now.set(Instant.parse("2026-08-22T10:00:10Z"));
    assertThatThrownBy(() -> tokens.verify(token))
        .isInstanceOf(TokenException.class)
        .hasMessage("TOKEN_EXPIRED: the token was over at 2026-08-22T10:00:05Z. Fetch a new one.");
  }

  @Test
  void rotation_acceptsTheOldKeyUntilItIsDropped() {
    String token = tokens(OLD).mint(TokenOptions.DEFAULT, STEP).key();
    assertThat(tokens(NEW, OLD).verify(token).topics()).isEqualTo(STEP);
    String newer = tokens(NEW, OLD).mint(TokenOptions.DEFAULT, STEP).key();
    assertThat(tokens(NEW).verify(newer).topics()).isEqualTo(STEP);
    assertThatThrownBy(() -> tokens(OLD).verify(newer)).hasMessageStartingWith("TOKEN_INVALID");
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
  void tokenWithAPublicKeysAlgorithm_isRefused_evenUnderAKnownKeysId() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(NEW.id()).build(), claims().build());
    jwt.sign(new RSASSASigner(generator.generateKeyPair().getPrivate()));
    assertInvalid(jwt.serialize());
  }

  @Test
  void tokenWithoutAKeysId_orWithAnUnknownOne_isRefused() throws Exception {
    tokens(NEW).verify(signed(claims().build(), NEW.id()));
    assertInvalid(signed(claims().build(), null));
    assertInvalid(signed(claims().build(), OLD.id()));
  }

  @Test
  void tokenOfAnotherLibrary_withAHeaderOfItsOwn_isAccepted() throws Exception {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.HS256)
            .type(JOSEObjectType.JWT)
            .keyID(NEW.id())
            .customParam("made-by", "another library")
            .build();
    Map<String, String> topic = Map.of("channel", "order:42", "name", "step");
    JWTClaimsSet claims =
        claims().claim("topics", List.of(topic)).claim("name", "Ada").subject("ada").build();
    SignedJWT jwt = new SignedJWT(header, claims);
    jwt.sign(new MACSigner(NEW.secret()));
    TokenGrant grant = tokens(NEW).verify(jwt.serialize());
    assertThat(grant.topics()).isEqualTo(STEP);
    assertThat(grant.subject()).isEqualTo("ada");
    assertThat(grant.issuedAt()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void headerThatDemandsWhatNobodyHereKnows_isRefused() throws Exception {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.HS256)
            .keyID(NEW.id())
            .criticalParams(Set.of("exp-hours"))
            .customParam("exp-hours", 1)
            .build();
    SignedJWT jwt = new SignedJWT(header, claims().build());
    jwt.sign(new MACSigner(NEW.secret()));
    assertInvalid(jwt.serialize());
  }

  @Test
  void claimOfAnotherType_isRefused() throws Exception {
    assertInvalid(signed(claims().claim("publish", "yes").build(), NEW.id()));
    assertInvalid(signed(claims().claim("topics", "order:42").build(), NEW.id()));
    assertInvalid(signed(claims().claim("topics", List.of("order:42")).build(), NEW.id()));
    assertInvalid(signed(claims().claim("iat", "yesterday").build(), NEW.id()));
    assertInvalid(signed(claims().claim("jti", 5).build(), NEW.id()));
    assertInvalid(signed(claims().claim("sub", true).build(), NEW.id()));
    Map<String, Object> topic = Map.of("channel", 42, "name", "step");
    assertInvalid(signed(claims().claim("topics", List.of(topic)).build(), NEW.id()));
  }

  @Test
  void claimThatIsSaidTwice_isRefused() throws Exception {
    String claims =
        "{\"iss\":\"typewire\",\"jti\":\"1\",\"exp\":%d,\"publish\":false,\"publish\":true}"
            .formatted(now.get().plusSeconds(60).getEpochSecond());
    JWSObject jws =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(NEW.id()).build(), new Payload(claims));
    jws.sign(new MACSigner(NEW.secret()));
    assertInvalid(jws.serialize());
  }

  @Test
  void blanksAroundAToken_areNoPartOfIt() {
    Tokens tokens = tokens(NEW);
    tokens.verify(" " + tokens.mint(TokenOptions.DEFAULT, STEP).key() + "\n");
  }

  @Test
  void severalAudiences_areAcceptedIfOneOfThemIsOurs() throws Exception {
    Tokens shop = new Tokens(rules("typewire", "gateway", null), new OneNode());
    shop.verify(signed(claims().audience(List.of("other", "gateway")).build(), NEW.id()));
    shop.verify(signed(claims().audience("gateway").build(), NEW.id()));
    assertRefusedBy(shop, signed(claims().audience(List.of("other")).build(), NEW.id()));
  }

  @Test
  void tokenThatIsNotInForceYet_isRefused_untilClocksMayDifferSoMuch() throws Exception {
    Date inTenSeconds = Date.from(now.get().plusSeconds(10));
    String token = signed(claims().notBeforeTime(inTenSeconds).build(), NEW.id());
    assertInvalid(token);
    now.set(now.get().plusSeconds(6));
    tokens(NEW).verify(token);
  }

  @Test
  void tokenThatLastsLongerThanAny_isNeitherMintedNorAccepted() throws Exception {
    Tokens tokens = tokens(NEW);
    TokenOptions longer = TokenOptions.lasting(Duration.ofMinutes(61));
    assertThatThrownBy(() -> tokens.mint(longer, STEP))
        .hasMessage(
            "A token of this deployment lasts at most PT1H, not PT1H1M. Renew it, or raise"
                + " Realtime.builder().maxTokenLifetime(…).");
    Date inTwoHours = Date.from(now.get().plus(Duration.ofHours(2)));
    assertInvalid(signed(claims().expirationTime(inTwoHours).build(), NEW.id()));
  }

  /** Such as one of before maxTokenLifetime was made shorter. */
  @Test
  void tokenThatLastsLongerThanAny_isNotAcceptedInItsLastHour_whenItsRevocationIsForgotten()
      throws Exception {
    Instant start = now.get();
    JWTClaimsSet twoHours =
        claims()
            .issueTime(Date.from(start))
            .expirationTime(Date.from(start.plus(Duration.ofHours(2))))
            .build();
    now.set(start.plus(Duration.ofMinutes(90)));
    assertInvalid(signed(twoHours, NEW.id()));
  }

  @Test
  void issuerAndAudience_areThoseOfTheDeployment() {
    Tokens shop = new Tokens(rules("shop", "gateway", null), new OneNode());
    String token = shop.mint(TokenOptions.DEFAULT, STEP).key();
    assertThat(shop.verify(token).topics()).isEqualTo(STEP);
    assertRefusedBy(new Tokens(rules("bank", "gateway", null), new OneNode()), token);
    assertRefusedBy(new Tokens(rules("shop", "other", null), new OneNode()), token);
    assertRefusedBy(new Tokens(rules("shop", null, null), new OneNode()), token);
    String toNobody =
        new Tokens(rules("shop", null, null), new OneNode()).mint(TokenOptions.DEFAULT, STEP).key();
    assertRefusedBy(shop, toNobody);
  }

  private static void assertRefusedBy(Tokens tokens, String token) {
    assertThatThrownBy(() -> tokens.verify(token)).hasMessageStartingWith("TOKEN_INVALID: ");
  }

  private TokenRules rules(String issuer, String audience, String apiBaseUrl) {
    return new TokenRules(
        List.of(NEW), issuer, audience, Duration.ofHours(1), apiBaseUrl, now::get);
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer("typewire")
        .jwtID("1")
        .expirationTime(Date.from(now.get().plusSeconds(60)));
  }

  private static String signed(JWTClaimsSet claims, String kid) throws Exception {
    SignedJWT jwt =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(kid).build(), claims);
    jwt.sign(new MACSigner(NEW.secret()));
    return jwt.serialize();
  }

  @Test
  void channelOfTypewiresOwn_isInNoToken() throws Exception {
    List<TopicGrant> own = List.of(new TopicGrant("typewire:revoked", "token"));
    assertThatThrownBy(() -> tokens(NEW).mint(TokenOptions.DEFAULT, own))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("typewire:");
    Map<String, String> topic = Map.of("channel", "typewire:revoked", "name", "token");
    assertInvalid(signed(claims().claim("topics", List.of(topic)).build(), NEW.id()));
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
        new Tokens(rules("typewire", null, "https://live.example.com"), new OneNode())
            .mint(TokenOptions.DEFAULT, STEP);
    String json = JsonMapper.builder().build().writeValueAsString(token);
    assertThat(json)
        .contains("\"key\":\"" + token.key() + "\"")
        .contains("\"apiBaseUrl\":\"https://live.example.com\"");
    assertThat(token.toString()).doesNotContain(token.key());
  }
}
