package dev.typewire.examples.dashboard;

import java.util.List;
import java.util.Optional;

/**
 * A service of the fleet.
 *
 * @param name names it in addresses and in its channel
 * @param load its usual requests a second
 * @param p95Ms its usual latency, in milliseconds
 * @param instances how many run
 */
record Service(String name, int load, int p95Ms, int instances) {
  static final List<Service> ALL =
      List.of(
          new Service("checkout", 420, 95, 6),
          new Service("payments", 310, 180, 4),
          new Service("inventory", 540, 40, 4),
          new Service("search", 880, 65, 8),
          new Service("catalog", 760, 30, 6),
          new Service("cart", 450, 25, 4),
          new Service("pricing", 610, 20, 3),
          new Service("shipping", 190, 140, 3),
          new Service("accounts", 270, 55, 3),
          new Service("reviews", 150, 70, 2),
          new Service("images", 690, 45, 5),
          new Service("email", 80, 210, 2));

  static Optional<Service> find(String name) {
    return ALL.stream().filter(service -> service.name().equals(name)).findFirst();
  }
}
