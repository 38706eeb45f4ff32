package dev.typewire.examples.orders;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the shop listens, and how fast it works.
 *
 * @param port of the pages and the shop's own addresses; 0 for any free one
 * @param gatewayPort of the gateway; 0 for any free one
 * @param gatewayUrl where pages reach the gateway; null for its port on this machine
 * @param pace how long a piece of a step's work takes
 */
record Settings(int port, int gatewayPort, @Nullable String gatewayUrl, Pace pace) {

  /**
   * Settings from system properties ({@code -Dorders.port=8080}), or else from the environment
   * ({@code ORDERS_PORT=8080}).
   */
  static Settings fromEnvironment() {
    return new Settings(
        number("orders.port", 8080),
        number("orders.gatewayPort", 8081),
        null,
        Pace.of(Duration.ofMillis(number("orders.paceMs", 750))));
  }

  private static int number(String property, int otherwise) {
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
