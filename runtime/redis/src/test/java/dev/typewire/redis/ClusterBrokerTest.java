package dev.typewire.redis;

import dev.typewire.runtime.broker.Broker;
import dev.typewire.runtime.broker.contract.BrokerContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;

/** The contract, on a cluster of three masters and three replicas. */
class ClusterBrokerTest extends BrokerContract {
  private static RedisCluster cluster;

  private final String prefix = SharedRedis.newPrefix();

  /** The installed Redis, if there is one: it has sharded notifications. */
  static Path executable() {
    return RedisProcess.installed().orElse(RedisProcess.EMBEDDED);
  }

  @AfterAll
  static void stop() {
    cluster.close();
    cluster = null;
  }

  @Override
  protected Broker newBroker() {
    if (cluster == null) {
      cluster = new RedisCluster(executable());
    }
    return connect();
  }

  @Override
  protected Broker otherNode(Broker first) {
    return connect();
  }

  private RedisBroker connect() {
    return RedisBroker.builder(cluster.uris()).keyPrefix(prefix).connect();
  }
}
