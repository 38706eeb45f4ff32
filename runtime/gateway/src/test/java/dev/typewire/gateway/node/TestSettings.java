package dev.typewire.gateway.node;

import dev.typewire.gateway.limit.Limits;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** Settings for parts of a gateway that are tested without one: no time is up by itself. */
public final class TestSettings {
  private TestSettings() {}

  public static Settings create() {
    Duration day = Duration.ofDays(1);
    return new Settings(
        null,
        0,
        1,
        Set.of(),
        false,
        false,
        true,
        false,
        day,
        1 << 20,
        Limits.defaults(),
        day,
        day,
        day,
        day,
        day,
        InstantSource.system(),
        List.of(),
        null,
        day);
  }
}
