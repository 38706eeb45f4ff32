package dev.typewire.examples.orders;

import dev.typewire.examples.server.User;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Orders in this process's memory: a restart begins with an empty shop. */
final class LocalOrders implements Orders {
  private static final int FIRST_ID = 1001;

  private final Map<String, Order> byId = new ConcurrentHashMap<>();
  private final AtomicInteger nextId = new AtomicInteger(FIRST_ID);
  private final InstantSource clock;

  LocalOrders(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Order place(User owner, Item item, int quantity, Mishap mishap) {
    String id = String.valueOf(nextId.getAndIncrement());
    Order order = new Order(id, owner.id(), item, quantity, mishap, clock.millis());
    byId.put(id, order);
    return order;
  }

  @Override
  public Optional<Order> ownedBy(User user, String id) {
    return Optional.ofNullable(byId.get(id)).filter(order -> order.owner().equals(user.id()));
  }

  @Override
  public List<Order> ownedBy(User user) {
    return byId.values().stream()
        .filter(order -> order.owner().equals(user.id()))
        .sorted(Comparator.comparing(Order::placedAt).thenComparing(Order::id).reversed())
        .toList();
  }
}
