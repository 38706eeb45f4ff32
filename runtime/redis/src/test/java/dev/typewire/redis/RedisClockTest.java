package dev.typewire.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RedisClockTest {
  private static final Instant NOON = Instant.parse("2026-08-22T12:00:00Z");

  /** Of an origin that says nothing, as nanoTime is. */
  private long elapsed = Long.MAX_VALUE - 1_000;

  private CompletableFuture<Instant> answer = new CompletableFuture<>();
  private final RedisClock clock = new RedisClock(() -> answer, () -> elapsed);

  private void pass(Duration time) {
    elapsed += time.toNanos();
  }

  /** Redis answers so long after it was asked, and has looked at its clock right before. */
  private void ask(Instant time, Duration takes) {
    answer = new CompletableFuture<>();
    var told = clock.ask();
    pass(takes);
    answer.complete(time);
    assertThat(told).isCompleted();
  }

  @Test
  void time_isRediss_andGoesOnByWhatPassesHere() {
    ask(NOON, Duration.ZERO);
    assertThat(clock.instant()).isEqualTo(NOON);
    pass(Duration.ofHours(3));
    assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofHours(3)));
  }

  @Test
  void slowAnswer_thatFitsWhatIsKnown_changesNothing() {
    ask(NOON, Duration.ZERO);
    ask(NOON, Duration.ofSeconds(2));
    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(2));
  }

  @Test
  void quickerAnswer_makesItMoreExact() {
    ask(NOON, Duration.ofSeconds(2)); // it may be up to two seconds later there
    assertThat(clock.instant()).isEqualTo(NOON);
    ask(NOON.plusMillis(1_500), Duration.ofMillis(10));
    assertThat(clock.instant()).isEqualTo(NOON.plusMillis(1_500));
  }

  @Test
  void redisWhoseClockIsAnother_isFollowed_forwardAndBack() {
    ask(NOON, Duration.ZERO);
    ask(NOON.plusSeconds(3_600), Duration.ZERO);
    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(3_600));
    ask(NOON, Duration.ZERO);
    assertThat(clock.instant()).isEqualTo(NOON);
  }

  @Test
  void failedQuestion_changesNothing() {
    ask(NOON, Duration.ZERO);
    answer = CompletableFuture.failedFuture(new IllegalStateException("away"));
    assertThat(clock.ask()).isCompletedExceptionally();
    assertThat(clock.instant()).isEqualTo(NOON);
  }
}
