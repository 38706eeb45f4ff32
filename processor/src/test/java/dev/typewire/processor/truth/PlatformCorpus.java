package dev.typewire.processor.truth;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Types of the platform that are no values of their own. */
public final class PlatformCorpus {
  private PlatformCorpus() {}

  public record Answer<T>(int status, T body) {}

  public record Nothings(Void nothing, List<Void> many, Optional<Void> maybe, Answer<Void> answer) {
    public static Nothings full() {
      return new Nothings(
          null, Arrays.asList(null, null), Optional.empty(), new Answer<>(204, null));
    }

    public static Nothings bare() {
      return new Nothings(null, List.of(), Optional.empty(), new Answer<>(204, null));
    }
  }
}
