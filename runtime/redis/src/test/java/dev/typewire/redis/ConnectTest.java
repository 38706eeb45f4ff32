package dev.typewire.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.typewire.runtime.broker.BrokerException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What somebody is told at the start whose Redis does not fit. */
@Timeout(60)
class ConnectTest {
  /** As the README has it. */
  static final String RULE =
      "resetkeys ~typewire:* resetchannels &typewire:* -@all +hello +auth +ping +select +client|setname"
          + " +info +time +script|load +eval +evalsha +get +set +del +hmget +hgetall +hset +hdel +pexpire"
          + " +xadd +xrange +xrevrange +xtrim +publish +subscribe +unsubscribe";

  private static RedisProcess redis;

  @BeforeAll
  static void startRedis() {
    redis = RedisProcess.start();
  }

  @AfterAll
  static void stopRedis() {
    redis.close();
  }

  private static void allow(String user, String rule) {
    assertThat(redis.command("ACL SETUSER " + user + " reset on >secret " + rule)).isEqualTo("+OK");
  }

  private static RedisBrokerBuilder as(String user) {
    return RedisBroker.builder(redis.uri()).credentials(user, "secret".toCharArray());
  }

  @Test
  void ruleOfTheReadme_isEnough() {
    allow("enough", RULE);
    try (RedisBroker broker = as("enough").connect()) {
      assertThat(broker.check().toCompletableFuture().join()).isNull();
    }
  }

  @Test
  void forbiddenCommand_isNamed() {
    allow("no-trim", RULE.replace(" +xtrim", ""));
    assertThatThrownBy(() -> as("no-trim").connect())
        .isInstanceOf(BrokerException.class)
        .hasMessageStartingWith("BROKER_FORBIDS: ")
        .hasMessageContaining("XTRIM")
        .hasMessageContaining("README");
    allow("no-subscribe", RULE.replace(" +subscribe", ""));
    assertThatThrownBy(() -> as("no-subscribe").connect())
        .hasMessageStartingWith("BROKER_FORBIDS: ")
        .hasMessageContaining("subscribe");
  }

  @Test
  void keysOfOthers_areNotOurs() {
    allow("enough", RULE);
    assertThatThrownBy(() -> as("enough").keyPrefix("other:").connect())
        .hasMessageStartingWith("BROKER_FORBIDS: ");
  }

  @Test
  void wrongPassword_andNobodyThere_areToldApart() {
    assertThatThrownBy(() -> as("nobody").connect())
        .hasMessageStartingWith("BROKER_UNREACHABLE (retry later): ")
        .hasMessageContaining("WRONGPASS")
        .hasMessageNotContaining("secret");
    int free = RedisProcess.freePort();
    assertThatThrownBy(
            () ->
                RedisBroker.builder("redis://127.0.0.1:" + free)
                    .timeout(Duration.ofSeconds(1))
                    .connect())
        .hasMessageStartingWith("BROKER_UNREACHABLE (retry later): ")
        .hasMessageContaining("127.0.0.1:" + free);
  }

  @Test
  void prefixWithABrace_isRefused() {
    assertThatThrownBy(() -> RedisBroker.builder(redis.uri()).keyPrefix("a{b}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a{b}");
  }
}
