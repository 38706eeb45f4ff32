package dev.typewire.processor.model;

import java.util.List;
import java.util.Locale;

/** A setting of the runtime's mapper that decides what a payload looks like. */
public enum JsonSetting {
  /** Jackson's strategy for the names of properties. */
  NAMING(
      "none",
      "UPPER_CAMEL_CASE",
      "SNAKE_CASE",
      "UPPER_SNAKE_CASE",
      "LOWER_CASE",
      "KEBAB_CASE",
      "LOWER_DOT_CASE"),
  /** When properties without {@code @JsonInclude} are left out. */
  INCLUSION("ALWAYS", "NON_NULL", "NON_ABSENT", "NON_EMPTY"),
  /** Whether dates and times are text or numbers. */
  DATES("iso", "timestamps"),
  /** What stands for an enum's constant that has no {@code @JsonProperty}. */
  ENUMS("toString", "name");

  @SuppressWarnings("ImmutableEnumChecker") // of List.of
  private final List<String> choices;

  JsonSetting(String... choices) {
    this.choices = List.of(choices);
  }

  /** What it is called in the contract. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The processor's option for it. */
  public String option() {
    return "typewire.json." + key();
  }

  /** What it can be; the first is Jackson 3's own. */
  public List<String> choices() {
    return choices;
  }
}
