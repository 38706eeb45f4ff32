package dev.typewire.examples.orders;

import dev.typewire.examples.server.User;
import java.util.List;
import java.util.Optional;

/** The orders and who owns them. */
interface Orders {
  /** Ids are easy to guess on purpose: what keeps an order private is the check of its owner. */
  Order place(User owner, Item item, int quantity, Mishap mishap);

  /** The order, if there is one and it belongs to this user. */
  Optional<Order> ownedBy(User user, String id);

  /** This user's orders, the latest first. */
  List<Order> ownedBy(User user);
}
