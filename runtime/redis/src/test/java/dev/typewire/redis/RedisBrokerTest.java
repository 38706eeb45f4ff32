package dev.typewire.redis;

import dev.typewire.runtime.broker.Broker;
import dev.typewire.runtime.broker.contract.BrokerContract;
import java.time.Duration;

/** The contract, on the Redis 6.2 that the tests bring along. */
class RedisBrokerTest extends BrokerContract {
  private final String prefix = SharedRedis.newPrefix();

  RedisProcess redis() {
    return SharedRedis.usual();
  }

  @Override
  protected Broker newBroker() {
    return connect();
  }

  @Override
  protected Broker otherNode(Broker first) {
    return connect();
  }

  private RedisBroker connect() {
    return RedisBroker.builder(redis().uri())
        .keyPrefix(prefix)
        .timeout(Duration.ofSeconds(30))
        .connect();
  }
}
