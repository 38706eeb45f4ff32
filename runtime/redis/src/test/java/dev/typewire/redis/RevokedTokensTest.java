package dev.typewire.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.token.TokenException;
import dev.typewire.runtime.token.TokenOptions;
import dev.typewire.runtime.token.TopicGrant;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token that is taken back on one node is worth nothing on any, also when Redis forgets it. */
@Timeout(60)
class RevokedTokensTest {
  private final RedisProcess redis = RedisProcess.start();
  private final List<Realtime> nodes = new ArrayList<>();

  @AfterEach
  void close() {
    nodes.forEach(Realtime::close);
    redis.close();
  }

  private Realtime node() {
    Realtime node =
        Realtime.builder().broker(RedisBroker.connect(redis.uri())).signingKey(Node.KEY).build();
    nodes.add(node);
    return node;
  }

  private static String tokenOf(Realtime node, String subject) {
    return node.tokens()
        .mint(TokenOptions.DEFAULT.forSubject(subject), List.of(new TopicGrant("order:1", "step")))
        .key();
  }

  private static boolean isRevoked(Realtime node, String token) {
    try {
      node.tokens().verify(token);
      return false;
    } catch (TokenException e) {
      assertThat(e.code()).isEqualTo(TokenException.REVOKED);
      return true;
    }
  }

  private static void awaitRevoked(Realtime node, String token) {
    await().atMost(30, TimeUnit.SECONDS).until(() -> isRevoked(node, token));
  }

  @Test
  void revocation_holdsOnEveryNode_alsoOnOneThatStartsLater() {
    Realtime one = node();
    Realtime other = node();
    String token = tokenOf(one, "ada");
    assertThat(isRevoked(other, token)).isFalse();
    one.tokens().revoke(one.tokens().verify(token).id());
    awaitRevoked(other, token);
    awaitRevoked(node(), token);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT24H", "PT-24H"})
  void revocation_holdsOnANodeWhoseClockIsWrong(Duration ahead) {
    Realtime one = node();
    HttpClient http = HttpClient.newHttpClient();
    try (RemoteNode wrong = RemoteNode.withClockAhead(ahead, http, redis.uri())) {
      assertThat(Duration.between(Instant.now(), wrong.clock()))
          .isCloseTo(ahead, Duration.ofHours(1));
      String itsOwn = wrong.token();
      String ofBob = tokenOf(one, "bob");
      assertThat(wrong.refusal(itsOwn)).isEmpty();
      assertThat(wrong.refusal(ofBob)).isEmpty();
      one.tokens().revoke(one.tokens().verify(itsOwn).id());
      one.tokens().revokeSubject("bob");
      await().until(() -> wrong.refusal(itsOwn).contains(TokenException.REVOKED));
      await().until(() -> wrong.refusal(ofBob).contains(TokenException.REVOKED));
      await().until(() -> wrong.refusal(tokenOf(one, "bob")).isEmpty()); // the second has to pass
      assertThat(wrong.refusal(wrong.token())).isEmpty();
    }
  }

  @Test
  void redisThatLostItsData_isToldAgain_andWhatWasMintedSinceHolds() {
    Realtime one = node();
    Realtime other = node();
    String token = tokenOf(one, "ada");
    String ofBob = tokenOf(one, "bob");
    assertThat(isRevoked(one, token)).isFalse();
    assertThat(isRevoked(other, token)).isFalse();
    one.tokens().revoke(one.tokens().verify(token).id());
    one.tokens().revokeSubject("bob");
    awaitRevoked(one, token);
    awaitRevoked(other, ofBob);
    await().until(() -> !isRevoked(one, tokenOf(one, "bob"))); // the second has to pass
    String later = tokenOf(one, "bob");
    redis.kill();
    redis.startAgain();
    await()
        .atMost(30, TimeUnit.SECONDS)
        .until(() -> redis.command("XLEN typewire:{typewire:revoked}:s").equals(":2"));
    Realtime third = node();
    awaitRevoked(third, token);
    awaitRevoked(third, ofBob);
    assertThat(isRevoked(third, later)).isFalse();
  }
}
