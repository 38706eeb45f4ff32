package dev.typewire.redis;

import org.junit.jupiter.api.condition.EnabledIf;

/** The contract once more, on the {@code redis-server} that the machine has, if it has one. */
@EnabledIf("isInstalled")
class InstalledRedisBrokerTest extends RedisBrokerTest {
  static boolean isInstalled() {
    return RedisProcess.installed().isPresent();
  }

  @Override
  RedisProcess redis() {
    return SharedRedis.of(RedisProcess.installed().orElseThrow());
  }
}
