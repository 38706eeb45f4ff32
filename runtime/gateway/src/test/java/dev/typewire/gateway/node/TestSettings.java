package dev.typewire.gateway.node;

import dev.typewire.gateway.limit.Limits;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** Settings for parts of a gateway that are tested without one. */
public final class TestSettings {
  private TestSettings() {}

  public static Settings create() {
    Duration second = Duration.ofSeconds(1);
    return new Settings(
        null,
        0,
        1,
        Set.of(),
        false,
        false,
        false,
        second,
        1 << 20,
        Limits.defaults(),
        second,
        second,
        second,
        second,
        second,
        InstantSource.system(),
        List.of(),
        null,
        second);
  }
}
