package dev.typewire.examples.server;

import java.util.Locale;
import java.util.Optional;

/** Reads a setting from a system property, or else from the environment. */
public final class Setting {
  private Setting() {}

  /**
   * A whole number: {@code number("orders.paceMs", 750)} reads {@code -Dorders.paceMs=}, then
   * {@code ORDERS_PACE_MS=}, and is 750 if there is neither.
   *
   * @throws IllegalArgumentException if it is no whole number
   */
  public static int number(String property, int otherwise) {
    Optional<String> text = text(property);
    try {
      return text.map(Integer::parseInt).orElse(otherwise);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          property
              + " ("
              + variable(property)
              + ") is \""
              + text.orElse("")
              + "\", which is no whole number.",
          e);
    }
  }

  /** A text, from the same two places; empty if there is none. */
  public static Optional<String> text(String property) {
    return Optional.ofNullable(System.getProperty(property, System.getenv(variable(property))))
        .filter(text -> !text.isEmpty());
  }

  private static String variable(String property) {
    return property.replaceAll("([A-Z])", "_$1").replace('.', '_').toUpperCase(Locale.ROOT);
  }
}
