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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
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

  /** Those of them that Redis was not told of, or may have forgotten. */
  private final Set<String> untold = new LinkedHashSet<>();

  /** Streams that others have ended, until this node's writer knows. */
  private final Set<String> lost = new HashSet<>();

  /** Streams that have their end, which Redis could not be told yet. */
  private final Set<String> unforgotten = ConcurrentHashMap.newKeySet();

  /** What Redis knows this node by; another one after its streams were ended by others. */
  private String node = newName();

  /** Of the copy of the data that knows what it was told; empty before any does. */
  private String replicationId = "";

  /** When the lease was last known to be held, in nanoTime; null before it ever was. */
  private @Nullable Long heldAt;

  /** The question that has no answer yet. */
  private @Nullable CompletableFuture<Void> holding;

  private boolean failed;

  /** A stream that this node writes. */
  private static final class Open {
    private final byte[] end;

    /** Whether Redis may know of it: then others may have ended it. */
    private boolean perhapsTold;

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
    byte[] stored = StoredEnd.of(start, end, store.encode(end));
    synchronized (this) {
      open.put(id, new Open(stored));
      untold.add(id);
    }
    var unused = hold();
  }

  /** A stream has its end. */
  public void ended(String id) {
    synchronized (this) {
      lost.remove(id);
      untold.remove(id);
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
        .thenCompose(answered -> isLost(id) ? refused(id) : CompletableFuture.completedStage(null));
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

  /** Tries again if Redis could not be asked the last time. */
  public void renewIfFailed() {
    boolean again;
    synchronized (this) {
      again = failed;
    }
    if (again) {
      renew();
    }
  }

  /**
   * Asks Redis to hold the lease, and tells it of new streams; if it is asked already, that answer
   * does.
   */
  private CompletionStage<Void> hold() {
    CompletableFuture<Void> answered = new CompletableFuture<>();
    List<byte[]> arguments = new ArrayList<>();
    List<String> ids;
    String holder;
    synchronized (this) {
      if (holding != null) {
        return holding;
      }
      holding = answered;
      holder = node;
      ids = untold.stream().limit(AT_ONCE).toList();
      arguments.add(utf8(holder));
      arguments.add(utf8(Long.toString(leaseNanos / 1_000_000)));
      for (String id : ids) {
        arguments.add(utf8(id));
        arguments.add(Objects.requireNonNull(open.get(id)).end);
      }
    }
    long asked = System.nanoTime();
    var unused =
        server
            .runForText(
                Scripts.HOLD,
                new String[] {keys.leases(), keys.streamsOf(holder)},
                arguments.toArray(new byte[0][]))
            .whenComplete((answer, fault) -> answered(answered, ids, asked, answer, fault));
    return answered;
  }

  private void answered(
      CompletableFuture<Void> question,
      List<String> ids,
      long asked,
      byte @Nullable [] answer,
      @Nullable Throwable fault) {
    boolean more;
    synchronized (this) {
      holding = null;
      failed = answer == null;
      if (answer == null) {
        forEachOpen(ids, stream -> stream.perhapsTold = true);
      } else {
        answered(ids, asked, new String(answer, StandardCharsets.UTF_8));
      }
      more = answer != null && !untold.isEmpty();
    }
    if (more) {
      var unused = hold();
    }
    if (answer == null) {
      question.completeExceptionally(Objects.requireNonNull(fault));
    } else {
      question.complete(null);
    }
  }

  private void answered(List<String> ids, long asked, String answer) {
    if (answer.equals("lost")) {
      lose();
      return;
    }
    String copy = answer.substring(answer.indexOf(' ') + 1);
    if (answer.startsWith("new ") || !copy.equals(replicationId)) {
      untold.addAll(open.keySet());
    }
    replicationId = copy;
    heldAt = asked;
    ids.forEach(untold::remove);
    forEachOpen(ids, stream -> stream.perhapsTold = true);
  }

  private void forEachOpen(List<String> ids, Consumer<Open> work) {
    for (String id : ids) {
      Open stream = open.get(id);
      if (stream != null) {
        work.accept(stream);
      }
    }
  }

  /** What Redis may have known is over; what it was not told of goes on under another name. */
  private void lose() {
    log.warn("This node was silent for so long that others have ended the streams that it wrote");
    node = newName();
    heldAt = null;
    open.forEach(
        (id, stream) -> {
          if (stream.perhapsTold) {
            lost.add(id);
          }
        });
    open.keySet().removeAll(lost);
    untold.retainAll(open.keySet());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
