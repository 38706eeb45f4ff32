package dev.typewire.redis.writer;

import dev.typewire.redis.channel.ChannelStore;
import dev.typewire.redis.channel.Keys;
import dev.typewire.redis.server.Server;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the streams of nodes that are gone. Every node looks for them, and a key makes one end of
 * what several do at a time.
 *
 * <p>After Redis was away every lease is over. So a node is gone only if its lease stayed over for
 * a while in which Redis was there, and could be written, each time that somebody looked.
 */
public final class GoneWriters {
  private static final Logger log = LoggerFactory.getLogger(GoneWriters.class);

  private final Server server;
  private final Keys keys;
  private final ChannelStore store;
  private final long patienceNanos;
  private final LongSupplier nanoTime;

  /** Leases that are over, by their nodes. */
  private Map<String, Over> over = Map.of();

  /** A lease as it was each time that somebody looked since then. */
  private record Over(String lease, long since) {}

  /**
   * In this Redis.
   *
   * @param patience for how long a lease is over before its node is gone
   * @param nanoTime of any origin
   */
  public GoneWriters(
      Server server, Keys keys, ChannelStore store, Duration patience, LongSupplier nanoTime) {
    this.server = server;
    this.keys = keys;
    this.store = store;
    this.patienceNanos = patience.toNanos();
    this.nanoTime = nanoTime;
  }

  /**
   * Looks once.
   *
   * @return when what was found has its end
   */
  public CompletionStage<Void> endStreams() {
    long asked = nanoTime.getAsLong();
    return server
        .runForList(Scripts.GONE, new String[] {keys.leases()})
        .whenComplete(
            (answer, fault) -> {
              if (fault != null) {
                look(Map.of(), asked);
              }
            })
        .thenCompose(answer -> all(endStreams(look(leases(answer), asked), asked)));
  }

  private static Map<String, String> leases(List<Object> answer) {
    Map<String, String> leases = new HashMap<>();
    for (int i = 0; i < answer.size(); i += 2) {
      leases.put(text(answer.get(i)), text(answer.get(i + 1)));
    }
    return leases;
  }

  private synchronized Map<String, Over> look(Map<String, String> leases, long now) {
    Map<String, Over> looked = new HashMap<>();
    leases.forEach(
        (node, lease) -> {
          Over before = over.get(node);
          boolean same = before != null && before.lease.equals(lease);
          looked.put(node, same ? before : new Over(lease, now));
        });
    over = looked;
    return looked;
  }

  private List<CompletionStage<Void>> endStreams(Map<String, Over> looked, long now) {
    List<CompletionStage<Void>> ending = new ArrayList<>();
    looked.forEach(
        (node, lease) -> {
          if (now - lease.since >= patienceNanos) {
            ending.add(endStreamsOf(node, lease.lease));
          }
        });
    return ending;
  }

  private CompletionStage<Void> endStreamsOf(String node, String lease) {
    String[] used = {keys.leases(), keys.streamsOf(node)};
    return server
        .runForList(Scripts.CLAIM, used, utf8(node), utf8(lease))
        .thenCompose(
            claimed ->
                claimed.isEmpty()
                    ? CompletableFuture.completedStage(null)
                    : end(node, claimed.subList(1, claimed.size()))
                        .thenCompose(done -> server.runForText(Scripts.DONE, used, utf8(node)))
                        .thenAccept(done -> {}));
  }

  private CompletionStage<Void> end(String node, List<Object> streams) {
    if (!streams.isEmpty()) {
      log.warn("Node {} is gone. Streams of it that end now: {}", node, streams.size() / 2);
    }
    List<CompletionStage<?>> ending = new ArrayList<>();
    for (int i = 0; i < streams.size(); i += 2) {
      ending.add(end(node, (byte[]) streams.get(i), (byte[]) streams.get(i + 1)));
    }
    return all(ending);
  }

  private CompletionStage<byte[]> end(String node, byte[] stream, byte[] end) {
    return StoredEnd.append(end, store)
        .thenCompose(
            done -> server.runForText(Scripts.ENDED, new String[] {keys.streamsOf(node)}, stream));
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

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
