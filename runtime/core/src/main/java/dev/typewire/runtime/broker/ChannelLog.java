package dev.typewire.runtime.broker;

import dev.typewire.runtime.Gap;
import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One channel in memory: a linked list that publishers append to and subscriptions walk along.
 *
 * <p>Appending and subscribing take the log's monitor, so that a subscription stands at one point
 * of the total order. Walking takes no lock. What leaves the history is unlinked at the head but
 * stays reachable from a subscription that has not come so far, so a slow subscriber loses nothing
 * until what it alone holds exceeds {@code maxLagBytes}: then it is moved to the oldest message of
 * the history and told of the gap.
 */
final class ChannelLog {
  /** Bytes that a message or a remembered key costs besides its text, roughly. */
  private static final int OVERHEAD = 160;

  /** How long an unused channel is remembered that nothing was ever published to. */
  private static final Duration UNUSED_RETENTION = Duration.ofMinutes(10);

  private final String channel;
  private final String epoch;
  private final long maxLagBytes;
  private final Budget budget;
  private final InstantSource clock;
  private final Map<String, Remembered> keys = new LinkedHashMap<>();
  private final Set<LogSubscription> subscriptions = ConcurrentHashMap.newKeySet();

  /** The node before the oldest message of the history. */
  private volatile Node head;

  private Node tail;
  private Duration retention = UNUSED_RETENTION;
  private Instant usedAt;
  private boolean retired;

  ChannelLog(String channel, String epoch, long maxLagBytes, Budget budget, InstantSource clock) {
    this.channel = channel;
    this.epoch = epoch;
    this.maxLagBytes = maxLagBytes;
    this.budget = budget;
    this.clock = clock;
    this.tail = new Node(null, Instant.MAX, 0, 0);
    this.head = tail;
    this.usedAt = clock.instant();
  }

  /** Appends; null if this log was retired meanwhile and another one has taken its place. */
  @Nullable Receipt append(Publication publication) {
    Receipt receipt;
    synchronized (this) {
      if (retired) {
        return null;
      }
      Instant now = clock.instant();
      expire(now);
      usedAt = now;
      retention = publication.retention();
      String key = publication.idempotencyKey();
      if (key != null) {
        Remembered first = keys.get(key);
        if (first != null) {
          return new Receipt(first.id, true);
        }
        if (budget.isFullOfKeys()) {
          throw new BrokerException(
              "BROKER_FULL",
              true,
              "idempotency keys of all channels together fill the in-memory broker. Shorten the"
                  + " channels' retention, or give the broker more bytes.");
        }
      }
      MessageId id = new MessageId(epoch, tail.sequence + 1);
      if (key != null) {
        keys.put(key, new Remembered(id, now.plus(publication.retention()), cost(key)));
        budget.addKey(cost(key));
      }
      link(publication, id, now);
      while (count() > publication.history()) {
        dropOldest();
      }
      receipt = new Receipt(id, false);
    }
    subscriptions.forEach(LogSubscription::wake);
    return receipt;
  }

  private void link(Publication publication, MessageId id, Instant now) {
    StoredMessage message =
        new StoredMessage(
            id,
            channel,
            publication.topic(),
            publication.kind(),
            publication.streamId(),
            publication.payload(),
            now,
            publication.runId(),
            publication.metadata());
    int cost = OVERHEAD + publication.payload().size();
    if (publication.metadata() != null) {
      cost += publication.metadata().size();
    }
    Node node =
        new Node(message, now.plus(publication.retention()), id.sequence(), tail.endOffset + cost);
    tail.next = node;
    tail = node;
    budget.addMessage(cost);
  }

  /** Subscribes; null if this log was retired meanwhile and another one has taken its place. */
  synchronized @Nullable LogSubscription subscribe(
      Start start, Executor executor, BrokerListener listener) {
    if (retired) {
      return null;
    }
    expire(clock.instant());
    LogSubscription subscription = open(start, executor, listener);
    subscriptions.add(subscription);
    return subscription;
  }

  private LogSubscription open(Start start, Executor executor, BrokerListener listener) {
    if (start instanceof Start.After after) {
      Node from = nodeAt(after.id());
      return from != null
          ? new LogSubscription(this, from, null, Map.of(), executor, listener)
          : new LogSubscription(
              this,
              head,
              new Gap(channel, after.id(), idAt(head.sequence)),
              Map.of(),
              executor,
              listener);
    }
    if (start instanceof Start.Replay replay) {
      Map<String, Long> firsts = firstsOf(replay.counts());
      long first = firsts.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
      return new LogSubscription(this, nodeBefore(first), null, firsts, executor, listener);
    }
    return new LogSubscription(this, tail, null, Map.of(), executor, listener);
  }

  /** The node that holds this position, or null if what follows it is no longer all there. */
  private @Nullable Node nodeAt(MessageId id) {
    if (!id.epoch().equals(epoch)
        || id.sequence() < head.sequence
        || id.sequence() > tail.sequence) {
      return null;
    }
    return nodeBefore(id.sequence() + 1);
  }

  private Node nodeBefore(long sequence) {
    Node node = head;
    for (Node next = node.next; next != null && next.sequence < sequence; next = node.next) {
      node = next;
    }
    return node;
  }

  /** The message that was appended with this key; nothing if the key is not remembered. */
  synchronized Optional<MessageId> find(String key) {
    expire(clock.instant());
    return Optional.ofNullable(keys.get(key)).map(Remembered::id);
  }

  /**
   * For each topic, the sequence of the first of its last {@code n} messages. What continues a
   * stream is not counted: it comes along with the stream's beginning.
   */
  private Map<String, Long> firstsOf(Map<String, Integer> counts) {
    Map<String, Integer> surplus = new HashMap<>();
    counts.forEach((topic, count) -> surplus.put(topic, -count));
    for (Node node = head.next; node != null; node = node.next) {
      if (!node.message().kind().continuesStream()) {
        surplus.computeIfPresent(node.message().topic(), (topic, n) -> n + 1);
      }
    }
    Map<String, Long> firsts = new HashMap<>();
    for (Node node = head.next; node != null; node = node.next) {
      String topic = node.message().topic();
      Integer skip = surplus.get(topic);
      boolean ofDroppedStream =
          node.message().kind().continuesStream() && skip != null && skip >= 0;
      if (skip == null || firsts.containsKey(topic) || ofDroppedStream) {
        continue;
      }
      if (skip > 0) {
        surplus.put(topic, skip - 1);
      } else if (counts.getOrDefault(topic, 0) > 0) {
        firsts.put(topic, node.sequence);
      }
    }
    counts.keySet().forEach(topic -> firsts.putIfAbsent(topic, tail.sequence + 1));
    return firsts;
  }

  synchronized void remove(LogSubscription subscription) {
    if (subscriptions.remove(subscription)) {
      usedAt = clock.instant();
    }
  }

  /** Where a subscription goes on that holds too much on its own; null while it may stay. */
  @Nullable Node overrunTarget(Node position) {
    Node oldest = head;
    return oldest.endOffset - position.endOffset > maxLagBytes ? oldest : null;
  }

  MessageId idAt(long sequence) {
    return new MessageId(epoch, sequence);
  }

  String channel() {
    return channel;
  }

  /** Drops what is over, and retires the log if nothing is left to remember. */
  synchronized boolean sweep() {
    Instant now = clock.instant();
    expire(now);
    boolean idle = subscriptions.isEmpty() && !usedAt.plus(retention).isAfter(now);
    if (idle && count() == 0 && keys.isEmpty()) {
      retired = true;
    }
    return retired;
  }

  /** When the oldest message of the history was appended; null if there is none. */
  synchronized @Nullable Instant oldest() {
    Node first = head.next;
    return first == null ? null : first.message().createdAt();
  }

  synchronized void dropOldestMessage() {
    if (count() > 0) {
      dropOldest();
    }
  }

  void end(@Nullable Throwable cause) {
    subscriptions.forEach(subscription -> subscription.end(cause));
  }

  private void expire(Instant now) {
    for (Node first = head.next;
        first != null && !first.expiresAt.isAfter(now);
        first = head.next) {
      dropOldest();
    }
    var remembered = keys.values().iterator();
    while (remembered.hasNext()) {
      Remembered key = remembered.next();
      if (key.until.isAfter(now)) {
        break;
      }
      remembered.remove();
      budget.addKey(-key.cost);
    }
  }

  private long count() {
    return tail.sequence - head.sequence;
  }

  private void dropOldest() {
    Node dropped = head.next;
    if (dropped != null) {
      budget.addMessage(head.endOffset - dropped.endOffset);
      head = dropped;
    }
  }

  private static int cost(String key) {
    return OVERHEAD + 2 * key.length();
  }

  /** A link of the list; the first one holds no message. */
  static final class Node {
    final @Nullable StoredMessage message;
    final Instant expiresAt;
    final long sequence;

    /** Bytes of all messages up to and with this one, since the log began. */
    final long endOffset;

    volatile @Nullable Node next;

    Node(@Nullable StoredMessage message, Instant expiresAt, long sequence, long endOffset) {
      this.message = message;
      this.expiresAt = expiresAt;
      this.sequence = sequence;
      this.endOffset = endOffset;
    }

    StoredMessage message() {
      if (message == null) {
        throw new IllegalStateException("The first node holds no message.");
      }
      return message;
    }
  }

  private record Remembered(MessageId id, Instant until, int cost) {}
}
