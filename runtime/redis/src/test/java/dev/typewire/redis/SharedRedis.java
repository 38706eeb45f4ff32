package dev.typewire.redis;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One Redis, and one cluster, for all tests that do it no harm; each has a key prefix of its own.
 */
final class SharedRedis {
  private static final Map<Path, RedisProcess> STARTED = new ConcurrentHashMap<>();
  private static final Map<Path, RedisCluster> CLUSTERS = new ConcurrentHashMap<>();
  private static final AtomicInteger PREFIXES = new AtomicInteger();

  static {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  STARTED.values().forEach(RedisProcess::close);
                  CLUSTERS.values().forEach(RedisCluster::close);
                }));
  }

  private SharedRedis() {}

  static RedisProcess usual() {
    return of(RedisProcess.usual());
  }

  static RedisProcess of(Path executable) {
    return STARTED.computeIfAbsent(
        executable, file -> RedisProcess.start(file, RedisProcess.freePort()));
  }

  static RedisCluster clusterOf(Path executable) {
    return CLUSTERS.computeIfAbsent(executable, RedisCluster::new);
  }

  static String newPrefix() {
    return "test-" + PREFIXES.incrementAndGet() + ":";
  }
}
