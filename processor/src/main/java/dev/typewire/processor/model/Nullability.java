package dev.typewire.processor.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a reference type without any annotation says of null. */
public enum Nullability {
  /** That it is not null: what can be is annotated. */
  ANNOTATED,
  /** That it can be null, unless an annotation or a {@code @NullMarked} scope says no. */
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

  private String choice() {
    return name().toLowerCase(Locale.ROOT);
  }
}
