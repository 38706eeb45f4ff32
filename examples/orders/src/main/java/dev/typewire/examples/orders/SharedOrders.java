package dev.typewire.examples.orders;

import dev.typewire.examples.server.User;
import io.lettuce.core.KeyValue;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Orders in Redis, as JSON: every node answers for each of them. */
final class SharedOrders implements Orders {
  private static final long BEFORE_FIRST_ID = 1000;
  private static final String COUNT = "orders:count";
  private static final String FACTS = "orders:facts";
  private static final String OWNED_BY = "orders:owned-by:";

  private final RedisCommands<String, String> redis;
  private final JsonMapper mapper;
  private final InstantSource clock;

  SharedOrders(RedisCommands<String, String> redis, JsonMapper mapper, InstantSource clock) {
    this.redis = redis;
    this.mapper = mapper;
    this.clock = clock;
  }

  @Override
  public Order place(User owner, Item item, int quantity, Mishap mishap) {
    String id = String.valueOf(BEFORE_FIRST_ID + redis.incr(COUNT));
    Order order = new Order(id, owner.id(), item, quantity, mishap, clock.millis());
    redis.hset(FACTS, id, mapper.writeValueAsString(order));
    redis.lpush(OWNED_BY + owner.id(), id);
    return order;
  }

  /** The order, whoever owns it. */
  Optional<Order> find(String id) {
    return Optional.ofNullable(redis.hget(FACTS, id)).map(this::parse);
  }

  @Override
  public Optional<Order> ownedBy(User user, String id) {
    return find(id).filter(order -> order.owner().equals(user.id()));
  }

  @Override
  public List<Order> ownedBy(User user) {
    List<String> ids = redis.lrange(OWNED_BY + user.id(), 0, -1);
    return ids.isEmpty()
        ? List.of()
        : redis.hmget(FACTS, ids.toArray(String[]::new)).stream()
            .map(KeyValue::getValue)
            .map(this::parse)
            .toList();
  }

  private Order parse(String json) {
    return mapper.readValue(json, Order.class);
  }
}
