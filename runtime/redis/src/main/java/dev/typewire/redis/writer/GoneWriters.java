package dev.typewire.redis.writer;

import dev.typewire.redis.channel.ChannelStore;
import dev.typewire.redis.channel.Keys;
import dev.typewire.redis.server.Server;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the streams of nodes that are gone. Every node looks for them, and a key makes one end of
 * what several do at a time.
 */
public final class GoneWriters {
  private static final Logger log = LoggerFactory.getLogger(GoneWriters.class);

  private final Server server;
  private final Keys keys;
  private final ChannelStore store;

  /** The leases that were over when somebody looked last, by their nodes. */
  private Map<String, byte[]> seen = Map.of();

  /** In this Redis. */
  public GoneWriters(Server server, Keys keys, ChannelStore store) {
    this.server = server;
    this.keys = keys;
    this.store = store;
  }

  /**
   * Looks once. A node whose lease is over the second time that somebody looks is gone: after Redis
   * was away every lease is over, and each node has until then to say that it is there.
   *
   * @return when what was found has its end
   */
  public CompletionStage<Void> endStreams() {
    return server
        .runForList(Scripts.GONE, new String[] {keys.leases()})
        .thenCompose(this::endStreams);
  }

  private CompletionStage<Void> endStreams(List<Object> answer) {
    Map<String, byte[]> gone = new HashMap<>();
    for (int i = 0; i < answer.size(); i += 2) {
      gone.put(text(answer.get(i)), (byte[]) answer.get(i + 1));
    }
    Map<String, byte[]> before;
    synchronized (this) {
      before = seen;
      seen = gone;
    }
    return all(
        gone.entrySet().stream()
            .filter(entry -> Arrays.equals(before.get(entry.getKey()), entry.getValue()))
            .map(entry -> endStreamsOf(entry.getKey(), entry.getValue()))
            .toList());
  }

  private CompletionStage<Void> endStreamsOf(String node, byte[] lease) {
    String[] used = {keys.leases(), keys.streamsOf(node)};
    byte[] name = node.getBytes(StandardCharsets.UTF_8);
    return server
        .runForList(Scripts.CLAIM, used, name, lease)
        .thenCompose(
            claimed ->
                claimed.isEmpty()
                    ? CompletableFuture.completedStage(null)
                    : end(node, claimed.subList(1, claimed.size()))
                        .thenCompose(done -> server.runForText(Scripts.DONE, used, name))
                        .thenAccept(done -> {}));
  }

  private CompletionStage<Void> end(String node, List<Object> ends) {
    if (!ends.isEmpty()) {
      log.warn("Node {} is gone. Streams that it wrote and that end now: {}", node, ends.size());
    }
    return all(ends.stream().map(end -> StoredEnd.append((byte[]) end, store)).toList());
  }

  private static CompletionStage<Void> all(List<? extends CompletionStage<?>> stages) {
    return CompletableFuture.allOf(
        stages.stream()
            .map(CompletionStage::toCompletableFuture)
            .toArray(CompletableFuture<?>[]::new));
  }

  private static String text(Object bytes) {
    return new String((byte[]) bytes, StandardCharsets.UTF_8);
  }
}
