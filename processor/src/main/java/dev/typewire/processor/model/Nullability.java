package dev.typewire.processor.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a reference type without any annotation says of null. */
public enum Nullability {
  /** That it is not null: what can be is annotated. */
  @JsonProperty("annotated")
  ANNOTATED,
  /** That it can be null, unless an annotation or a {@code @NullMarked} scope says no. */
  @JsonProperty("strict")
  STRICT;

  /** The option. */
  public static final String OPTION = "typewire.ts.nullability";

  /** What the processor's options say; {@code annotated} where they say nothing that can be. */
  public static Nullability of(Map<String, String> options) {
    return STRICT.choice().equals(options.get(OPTION)) ? STRICT : ANNOTATED;
  }

  /** What the option can be. */
  public static List<String> choices() {
    return Arrays.stream(values()).map(Nullability::choice).toList();
  }

  /** Its value of the option. */
  public String choice() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Leaves what an option that nobody gives means out of the JSON. */
  public static final class Default {
    @Override
    public boolean equals(Object other) {
      return other == null || other == ANNOTATED;
    }

    @Override
    public int hashCode() {
      return ANNOTATED.hashCode();
    }
  }
}
