package dev.typewire.examples.orders;

import dev.typewire.examples.server.User;
import java.util.List;

/** Who can sign in: two customers, and the shop itself. */
final class Users {
  static final User ADA = new User("ada", "Ada", false);
  static final User GRACE = new User("grace", "Grace", false);
  static final User SHOP = new User("shop", "The shop", true);

  static final List<User> ALL = List.of(ADA, GRACE, SHOP);

  private Users() {}
}
