package dev.typewire.redis.server;

import static dev.typewire.redis.server.PlainListening.attempt;

import io.lettuce.core.RedisClient;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One connection to each master that has topics of ours: since Redis 7 a notification goes to the
 * nodes of its slot alone. Topics whose slot has moved are listened to where it is now.
 */
final class ShardedListening implements Listening {
  /** Of a topic that is listened to nowhere. */
  private static final String NOWHERE = "";

  private final RedisClusterClient cluster;
  private final RedisClient nodes;
  private final RedisCodec<String, byte[]> codec;
  private final Map<String, CompletableFuture<StatefulRedisPubSubConnection<String, byte[]>>>
      connections = new ConcurrentHashMap<>();

  /** The topics, and the nodes that tell of them. */
  private final Map<String, String> homes = new ConcurrentHashMap<>();

  private volatile @Nullable Notified listener;

  /** With a client for the nodes' own connections. */
  ShardedListening(
      RedisClusterClient cluster, RedisClient nodes, RedisCodec<String, byte[]> codec) {
    this.cluster = cluster;
    this.nodes = nodes;
    this.codec = codec;
  }

  @Override
  public String notifyCommand() {
    return "SPUBLISH";
  }

  @Override
  public void notify(Notified to) {
    listener = to;
  }

  @Override
  public CompletionStage<?> listen(String topic) {
    homes.put(topic, NOWHERE);
    return attempt(() -> settle(topic))
        .whenComplete(
            (done, fault) -> {
              if (fault != null) {
                homes.remove(topic);
                var unused = cluster.refreshPartitionsAsync();
              }
            });
  }

  private CompletionStage<?> settle(String topic) {
    RedisClusterNode node = cluster.getPartitions().getMasterBySlot(SlotHash.getSlot(topic));
    if (node == null) {
      return CompletableFuture.failedFuture(
          new IllegalStateException("no node has the slot of " + topic));
    }
    return connection(node)
        .thenCompose(connection -> connection.async().ssubscribe(topic))
        .thenAccept(done -> homes.replace(topic, NOWHERE, node.getNodeId()));
  }

  private CompletableFuture<StatefulRedisPubSubConnection<String, byte[]>> connection(
      RedisClusterNode node) {
    return connections.computeIfAbsent(
        node.getNodeId(),
        id ->
            nodes
                .connectPubSubAsync(codec, node.getUri())
                .toCompletableFuture()
                .whenComplete(
                    (connection, fault) -> {
                      if (connection != null) {
                        connection.addListener(new Ear());
                      } else {
                        connections.remove(id);
                      }
                    }));
  }

  private final class Ear extends RedisPubSubAdapter<String, byte[]> {
    @Override
    public void ssubscribed(String topic, long count) {
      Notified to = listener;
      if (to != null) {
        to.listening(topic);
      }
    }

    @Override
    public void sunsubscribed(String topic, long count) {
      homes.replace(topic, NOWHERE); // the slot moves away, unless we did it: then it is not there
    }

    @Override
    public void smessage(String topic, byte[] content) {
      Notified to = listener;
      if (to != null) {
        to.notification(topic, content);
      }
    }
  }

  @Override
  public void unlisten(String topic) {
    String home = homes.remove(topic);
    if (home != null) {
      leave(topic, home);
    }
  }

  private void leave(String topic, String home) {
    CompletableFuture<StatefulRedisPubSubConnection<String, byte[]>> there = connections.get(home);
    if (there != null) {
      var unused =
          there.thenCompose(connection -> attempt(() -> connection.async().sunsubscribe(topic)));
    }
  }

  @Override
  public CompletionStage<?> ping() {
    homes.forEach(this::follow);
    connections.forEach(this::keep);
    return CompletableFuture.completedFuture(null);
  }

  /** Goes where the topic's slot is now. */
  private void follow(String topic, String home) {
    RedisClusterNode node = cluster.getPartitions().getMasterBySlot(SlotHash.getSlot(topic));
    if (node != null && !node.getNodeId().equals(home) && homes.replace(topic, home, NOWHERE)) {
      leave(topic, home);
      var unused = attempt(() -> settle(topic));
    }
  }

  /** Asks on a connection; gives up one to a node that is no master any more. */
  private void keep(
      String id, CompletableFuture<StatefulRedisPubSubConnection<String, byte[]>> connecting) {
    RedisClusterNode node = cluster.getPartitions().getPartitionByNodeId(id);
    boolean isMaster = node != null && node.getRole().isUpstream();
    var unused =
        connecting.thenAccept(
            connection -> {
              var unusedAnswer =
                  isMaster ? attempt(connection.async()::ping) : drop(id, connection);
            });
  }

  private CompletionStage<?> drop(
      String id, StatefulRedisPubSubConnection<String, byte[]> connection) {
    connections.remove(id);
    return connection.closeAsync();
  }

  @Override
  public void close() {
    nodes.close();
  }
}
