package dev.typewire.gateway.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PublishRatesTest {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1); // it may overflow meanwhile
  private final PublishRates rates = new PublishRates(now::get);

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  @Test
  void secondsWorth_passesAtOnce_thenOnlyWhatComesBack() {
    for (int i = 0; i < 10; i++) {
      assertThat(rates.take("ada", 1, 10)).isZero();
    }
    assertThat(rates.take("ada", 1, 10)).isEqualTo(Duration.ofMillis(100));
    assertThat(rates.take("bob", 1, 10)).isZero();
    pass(Duration.ofMillis(99));
    assertThat(rates.take("ada", 1, 10)).isEqualTo(Duration.ofMillis(1));
    pass(Duration.ofMillis(1));
    assertThat(rates.take("ada", 1, 10)).isZero();
    assertThat(rates.take("ada", 1, 10)).isPositive();
  }

  @Test
  void manyAtOnce_countAsMany_andMoreThanTheBucketHoldsNeedAFullOne() {
    assertThat(rates.take("ada", 7, 10)).isZero();
    assertThat(rates.take("ada", 4, 10)).isEqualTo(Duration.ofMillis(100));
    assertThat(rates.take("ada", 3, 10)).isZero();
    pass(Duration.ofSeconds(1));
    assertThat(rates.take("ada", 1_000, 10)).isZero();
    assertThat(rates.take("ada", 1, 10)).isEqualTo(Duration.ofMillis(99_100));
    pass(Duration.ofMillis(99_100));
    assertThat(rates.take("ada", 1, 10)).isZero();
    assertThat(rates.take("ada", 1_000, 10)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void whatIsSpentBeyondTheBucket_isOwed() {
    assertThat(rates.spend("ada", 10, 10)).isZero();
    assertThat(rates.spend("ada", 5, 10)).isEqualTo(Duration.ofMillis(500));
    assertThat(rates.take("ada", 1, 10)).isEqualTo(Duration.ofMillis(600));
    pass(Duration.ofMillis(500));
    assertThat(rates.spend("ada", 0, 10)).isZero();
    pass(Duration.ofMinutes(1));
    assertThat(rates.spend("ada", 11, 10)).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void publishersWhoAreQuiet_areForgotten() {
    IntStream.range(0, 1_000).forEach(i -> rates.take("user-" + i, 1, 10));
    assertThat(rates.size()).isEqualTo(1_000);
    pass(Duration.ofSeconds(2));
    rates.take("ada", 1, 10);
    assertThat(rates.size()).isEqualTo(1);
  }
}
