package dev.typewire.examples.dashboard;

import dev.typewire.examples.server.User;
import java.util.List;

/** Who can sign in: somebody who runs the fleet, and somebody who does not. */
final class Users {
  static final User OLGA = new User("olga", "Olga", true);
  static final User SAM = new User("sam", "Sam", false);

  static final List<User> ALL = List.of(OLGA, SAM);

  private Users() {}
}
