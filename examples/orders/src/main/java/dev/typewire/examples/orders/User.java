package dev.typewire.examples.orders;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can sign in. The demo asks for no password; a real shop has its own way to know who
 * is asking.
 *
 * @param id what the session's cookie holds
 * @param name for people
 * @param admin whether this user works for the shop
 */
record User(String id, String name, boolean admin) {
  static final User ADA = new User("ada", "Ada", false);
  static final User GRACE = new User("grace", "Grace", false);
  static final User SHOP = new User("shop", "The shop", true);

  static final List<User> ALL = List.of(ADA, GRACE, SHOP);

  static Optional<User> find(@Nullable String id) {
    return ALL.stream().filter(user -> user.id().equals(id)).findFirst();
  }
}
