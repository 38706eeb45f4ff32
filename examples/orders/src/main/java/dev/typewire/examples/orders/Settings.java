package dev.typewire.examples.orders;

import dev.typewire.examples.server.Ports;
import dev.typewire.examples.server.Setting;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the shop listens, how fast it works, and with whom it shares its orders.
 *
 * @param ports where it listens
 * @param pace how long a piece of a step's work takes
 * @param shared what the nodes of one shop have in common; empty for a shop of one node
 */
record Settings(Ports ports, Pace pace, Optional<Shared> shared) {

  /**
   * What all nodes are given.
   *
   * @param redis the address of the Redis that holds orders and messages
   * @param signingKey of the tokens: each node takes those that another one gave out
   */
  record Shared(String redis, String signingKey) {}

  /** A shop of one node, with everything in memory. */
  static Settings alone(Ports ports, Pace pace) {
    return new Settings(ports, pace, Optional.empty());
  }

  /**
   * Settings from system properties ({@code -Dorders.port=8080}), or else from the environment
   * ({@code ORDERS_PORT=8080}).
   *
   * @throws IllegalArgumentException if there is a Redis and no signing key
   */
  static Settings fromEnvironment() {
    return new Settings(
        portsFromEnvironment(),
        Pace.of(Duration.ofMillis(Setting.number("orders.paceMs", 750))),
        Setting.text("orders.redis").map(redis -> new Shared(redis, signingKey())));
  }

  private static Ports portsFromEnvironment() {
    return Setting.text("orders.publicUrl")
        .map(Ports::free)
        .orElseGet(() -> Ports.of("orders", 8080));
  }

  private static String signingKey() {
    return Setting.text("typewire.key")
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Nodes that share a Redis share a signing key: set TYPEWIRE_KEY to at least 32"
                        + " random characters, the same for all of them."));
  }
}
