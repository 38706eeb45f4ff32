package dev.typewire.redis;

import dev.typewire.runtime.broker.Broker;
import dev.typewire.runtime.broker.contract.BrokerContract;
import java.time.Duration;

/** The contract, on a cluster of three masters and three replicas. */
class ClusterBrokerTest extends BrokerContract {
  private final String prefix = SharedRedis.newPrefix();

  @Override
  protected Broker newBroker() {
    return connect();
  }

  @Override
  protected Broker otherNode(Broker first) {
    return connect();
  }

  private RedisBroker connect() {
    RedisCluster cluster = SharedRedis.clusterOf(RedisCluster.newest());
    return RedisBroker.builder(cluster.uris())
        .keyPrefix(prefix)
        .timeout(Duration.ofSeconds(30))
        .connect();
  }
}
