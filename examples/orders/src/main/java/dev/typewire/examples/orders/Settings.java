package dev.typewire.examples.orders;

import dev.typewire.examples.server.Ports;
import dev.typewire.examples.server.Setting;
import java.time.Duration;

/**
 * Where the shop listens, and how fast it works.
 *
 * @param ports where it listens
 * @param pace how long a piece of a step's work takes
 */
record Settings(Ports ports, Pace pace) {

  /**
   * Settings from system properties ({@code -Dorders.port=8080}), or else from the environment
   * ({@code ORDERS_PORT=8080}).
   */
  static Settings fromEnvironment() {
    return new Settings(
        Ports.of("orders", 8080), Pace.of(Duration.ofMillis(Setting.number("orders.paceMs", 750))));
  }
}
