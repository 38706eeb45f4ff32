package dev.typewire.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typewire.runtime.Receipt;
import dev.typewire.runtime.broker.MessageKind;
import dev.typewire.runtime.broker.Payload;
import dev.typewire.runtime.broker.Publication;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The README's formula, against what Redis says. */
@Timeout(60)
class SizingTest {
  private final String prefix = SharedRedis.newPrefix();
  private final RedisProcess redis = SharedRedis.usual();

  /** What a channel takes at most, in bytes. */
  private long formula(long messages, long payload) {
    return 1_500 + Math.max(setAside(), messages * (payload + payload / 4 + 120));
  }

  /** For a channel's first message. */
  private long setAside() {
    return redis.command("INFO server").contains("redis_version:6.") ? 0 : 4_096;
  }

  private long usage(String key) {
    String answer = redis.command("MEMORY USAGE " + prefix + key + " SAMPLES 0");
    return Long.parseLong(answer.substring(1));
  }

  @ParameterizedTest
  @CsvSource({"1, 10", "100, 100", "1000, 300", "256, 1000", "50, 3000", "64, 20000", "4, 500000"})
  void channel_takesNoMoreThanTheFormula_andTheFormulaIsNotFarOff(int history, int payload) {
    try (RedisBroker broker = RedisBroker.builder(redis.uri()).keyPrefix(prefix).connect()) {
      List<CompletionStage<Receipt>> receipts = new ArrayList<>();
      for (int i = 0; i < 2 * history; i++) {
        receipts.add(
            broker.append(
                new Publication(
                    "order:42",
                    "step",
                    MessageKind.DATA,
                    null,
                    Payload.ofJson(new byte[payload]),
                    i == 0 ? "run-7/emit-shipped" : null,
                    null,
                    null,
                    history,
                    Duration.ofMinutes(10))));
      }
      receipts.forEach(receipt -> receipt.toCompletableFuture().join());
    }
    long used = usage("{order:42}:s") + usage("{order:42}:h");
    assertThat(used).isBetween(formula(history, payload) / 4, formula(history, payload));
    assertThat(usage("{order:42}:k:run-7/emit-shipped")).isLessThan(250);
    assertThat(redis.command("XLEN " + prefix + "{order:42}:s")).isEqualTo(":" + history);
    for (String key : List.of("s", "h", "k:run-7/emit-shipped")) {
      String left = redis.command("PTTL " + prefix + "{order:42}:" + key).substring(1);
      assertThat(Long.parseLong(left)).as(key).isBetween(1L, 600_000L);
    }
  }
}
