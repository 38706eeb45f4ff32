package dev.typewire.examples.orders;

import io.lettuce.core.api.sync.RedisCommands;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A journal in a hash of Redis: it survives the worker's whole node. */
final class SharedJournal implements Journal {
  private static final TypeReference<Map<String, Object>> RESULT = new TypeReference<>() {};

  private final RedisCommands<String, String> redis;
  private final JsonMapper mapper;
  private final String key;
  private int worker;

  SharedJournal(RedisCommands<String, String> redis, JsonMapper mapper, String orderId) {
    this.redis = redis;
    this.mapper = mapper;
    this.key = "orders:journal:" + orderId;
  }

  @Override
  public void begin() {
    worker = Math.toIntExact(redis.hincrby(key, "workers", 1));
  }

  @Override
  public int worker() {
    return worker;
  }

  @Override
  public int attempt(String step) {
    String failures = redis.hget(key, "failures:" + step);
    return failures == null ? 1 : 1 + Integer.parseInt(failures);
  }

  @Override
  public void failed(String step) {
    redis.hincrby(key, "failures:" + step, 1);
  }

  @Override
  public void finished(String step, Map<String, Object> result) {
    redis.hset(key, "result:" + step, mapper.writeValueAsString(result));
  }

  @Override
  public @Nullable Map<String, Object> result(String step) {
    String json = redis.hget(key, "result:" + step);
    return json == null ? null : mapper.readValue(json, RESULT);
  }
}
