package dev.typewire.gateway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimestampsTest {
  @ParameterizedTest
  @CsvSource({
    "2026-08-22T10:00:00Z, 2026-08-22T10:00:00.000Z",
    "2026-08-22T10:00:00.007Z, 2026-08-22T10:00:00.007Z",
    "2026-08-22T10:00:00.0709Z, 2026-08-22T10:00:00.070Z",
    "2026-08-22T10:00:00.999999Z, 2026-08-22T10:00:00.999Z",
    "2026-08-22T10:00:01.5Z, 2026-08-22T10:00:01.500Z",
    "1969-12-31T23:59:59.25Z, 1969-12-31T23:59:59.250Z",
  })
  void time_isWrittenToTheMillisecond(Instant time, String text) {
    assertThat(Timestamps.text(time)).isEqualTo(text);
    assertThat(Timestamps.text(time)).isEqualTo(text);
  }
}
