package dev.typewire.redis.writer;

import dev.typewire.redis.channel.ChannelStore;
import dev.typewire.redis.channel.Keys;
import dev.typewire.redis.server.Server;
import dev.typewire.runtime.broker.BrokerException;
import dev.typewire.runtime.broker.Payload;
import dev.typewire.runtime.broker.Publication;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's word, for a while at a time, that it is there to end the streams that it writes. When
 * it does not keep it, other nodes end them.
 *
 * <p>Safe for use by many threads.
 */
public final class WriterLease {
  private static final Logger log = LoggerFactory.getLogger(WriterLease.class);
  private static final Payload GONE =
      Payload.ofJson("\"The writer's process is gone.\"".getBytes(StandardCharsets.UTF_8));

  /** Streams that Redis is told of at once. */
  private static final int AT_ONCE = 500;

  private final Server server;
  private final Keys keys;
  private final ChannelStore store;
  private final long leaseNanos;
  private final Map<String, Open> open = new HashMap<>();

  /** Streams that others have ended, until this node's writer knows. */
  private final Set<String> lost = new HashSet<>();

  /** Streams that have their end, which Redis could not be told yet. */
  private final Set<String> unforgotten = ConcurrentHashMap.newKeySet();

  private @Nullable CompletableFuture<Void> holding;

  /** What Redis knows this node by; another one after its streams were ended by others. */
  private String node = newName();

  /** When the lease was last known to be held, in nanoTime; null before it ever was. */
  private @Nullable Long heldAt;

  /** A stream that this node writes. */
  private static final class Open {
    private final byte[] end;
    private boolean told;

    Open(byte[] end) {
      this.end = end;
    }
  }

  /** For so long at a time. */
  public WriterLease(Server server, Keys keys, ChannelStore store, Duration lease) {
    this.server = server;
    this.keys = keys;
    this.store = store;
    this.leaseNanos = lease.toNanos();
  }

  private static String newName() {
    return UUID.randomUUID().toString();
  }

  /** A stream begins, whose first message is about to be appended. */
  public void begins(Publication start) {
    Publication end = start.cut(GONE);
    String id = Objects.requireNonNull(end.streamId());
    synchronized (this) {
      open.put(id, new Open(StoredEnd.of(end, store.encode(end))));
    }
    var unused = hold();
  }

  /** A stream has its end. */
  public void ended(String id) {
    synchronized (this) {
      lost.remove(id);
      if (open.remove(id) == null) {
        return;
      }
    }
    forget(id);
  }

  private void forget(String id) {
    var unused =
        server
            .runForText(Scripts.ENDED, new String[] {keys.streamsOf(name())}, utf8(id))
            .whenComplete(
                (done, fault) -> {
                  if (fault != null) {
                    unforgotten.add(id);
                  }
                });
  }

  private synchronized String name() {
    return node;
  }

  /** Whether a stream is surely this node's to write. */
  public synchronized boolean covers(String id) {
    return !lost.contains(id) && heldAt != null && System.nanoTime() - heldAt < leaseNanos;
  }

  /**
   * Makes sure of it.
   *
   * @return fails with a {@link BrokerException} if others have ended the stream
   */
  public CompletionStage<Void> cover(String id) {
    return hold()
        .thenCompose(held -> isLost(id) ? refused(id) : CompletableFuture.completedStage(null));
  }

  /** Whether others have ended it, as far as is known. */
  public synchronized boolean isLost(String id) {
    return lost.contains(id);
  }

  private static CompletionStage<Void> refused(String id) {
    return CompletableFuture.failedStage(
        new BrokerException(
            "STREAM_CUT",
            false,
            "this node was silent for so long that stream "
                + id
                + " was ended for it. Begin another one."));
  }

  /** Goes on holding the lease, if there ever was a stream to hold it for. */
  public void renew() {
    for (String id : Set.copyOf(unforgotten)) {
      unforgotten.remove(id);
      forget(id);
    }
    if (isNeeded()) {
      var unused = hold();
    }
  }

  private synchronized boolean isNeeded() {
    return heldAt != null || !open.isEmpty();
  }

  /** Holds the lease until Redis knows of all streams; once at a time. */
  private synchronized CompletionStage<Void> hold() {
    if (holding == null || holding.isDone()) {
      CompletableFuture<Void> now = tell().toCompletableFuture();
      holding = now;
    }
    return holding;
  }

  private synchronized CompletionStage<Void> tell() {
    String holder = node;
    List<String> ids = untold();
    List<byte[]> arguments = new ArrayList<>();
    arguments.add(utf8(holder));
    arguments.add(utf8(Long.toString(leaseNanos / 1_000_000)));
    for (String id : ids) {
      arguments.add(utf8(id));
      arguments.add(Objects.requireNonNull(open.get(id)).end);
    }
    long asked = System.nanoTime();
    return server
        .runForText(
            Scripts.HOLD,
            new String[] {keys.leases(), keys.streamsOf(holder)},
            arguments.toArray(new byte[0][]))
        .thenCompose(answer -> answered(ids, asked, answer));
  }

  private List<String> untold() {
    return open.entrySet().stream()
        .filter(entry -> !entry.getValue().told)
        .map(Map.Entry::getKey)
        .limit(AT_ONCE)
        .toList();
  }

  private synchronized CompletionStage<Void> answered(List<String> ids, long asked, byte[] answer) {
    String lease = new String(answer, StandardCharsets.UTF_8);
    if (lease.equals("lost")) {
      lose();
    } else {
      if (lease.equals("new")) {
        open.values().forEach(stream -> stream.told = false);
      }
      heldAt = asked;
      open.keySet().stream().filter(ids::contains).forEach(this::told);
    }
    return untold().isEmpty() ? CompletableFuture.completedStage(null) : tell();
  }

  private void told(String id) {
    Objects.requireNonNull(open.get(id)).told = true;
  }

  private void lose() {
    log.warn("This node was silent for so long that others have ended the streams that it wrote");
    node = newName();
    heldAt = null;
    open.forEach(
        (id, stream) -> {
          if (stream.told) {
            lost.add(id);
          }
        });
    open.keySet().removeAll(lost);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
