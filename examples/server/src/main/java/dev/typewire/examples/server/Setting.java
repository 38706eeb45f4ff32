package dev.typewire.examples.server;

import java.util.Locale;

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
    String variable =
        property.replaceAll("([A-Z])", "_$1").replace('.', '_').toUpperCase(Locale.ROOT);
    String text = System.getProperty(property, System.getenv(variable));
    try {
      return text == null ? otherwise : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          property + " (" + variable + ") is \"" + text + "\", which is no whole number.", e);
    }
  }
}
