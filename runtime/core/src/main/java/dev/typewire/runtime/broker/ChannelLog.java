package dev.typewire.runtime.broker;

import dev.typewire.runtime.Gap;
import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /** Messages that leave the history before those that nobody needs any more are cut off. */
  static final int CUT_EVERY = 64;

  /** How long an unused channel is remembered that nothing was ever published to. */
  private static final Duration UNUSED_RETENTION = Duration.ofMinutes(10);

  private final String channel;
  private final String epoch;
  private final long maxLagBytes;
  private final Budget budget;
  private final InstantSource clock;
  private final Map<String, Remembered> keys = new LinkedHashMap<>();
  private final Set<LogSubscription> subscriptions = new HashSet<>(2);

  /** The subscriptions as an append found them; null when they have changed since. */
  private LogSubscription @Nullable [] standing;

  /** The node before the oldest message of the history. */
  private volatile Node head;

  private Node tail;

  /** The first node that still points to its next one: the head, or one that left the history. */
  private Node linked;

  private Duration retention = UNUSED_RETENTION;

  /** Milliseconds since the epoch, as are all times here: numbers are nothing to collect. */
  private long usedAt;

  private boolean retired;

  /** Before it, no key is over. */
  private long nextKeyEnd = Long.MAX_VALUE;

  ChannelLog(String channel, String epoch, long maxLagBytes, Budget budget, InstantSource clock) {
    this.channel = channel;
    this.epoch = epoch;
    this.maxLagBytes = maxLagBytes;
    this.budget = budget;
    this.clock = clock;
    this.tail = new Node(null, Long.MAX_VALUE, 0, 0);
    this.head = tail;
    this.linked = tail;
    this.usedAt = clock.millis();
  }

  /** Appends; null if this log was retired meanwhile and another one has taken its place. */
  @Nullable Receipt append(Publication publication) {
    Receipt receipt;
    LogSubscription[] woken;
    synchronized (this) {
      if (retired) {
        return null;
      }
      Instant now = clock.instant();
      usedAt = now.toEpochMilli();
      expire(usedAt);
      retention = publication.retention();
      String key = publication.idempotencyKey();
      if (key != null) {
        Remembered first = keys.get(key);
        if (first != null) {
          return new Receipt(idAt(first.sequence), true);
        }
        if (budget.isFullOfKeys()) {
          throw new BrokerException(
              "BROKER_FULL",
              true,
              "idempotency keys of all channels together fill the in-memory broker. Shorten the"
                  + " channels' retention, or give the broker more bytes.");
        }
      }
      MessageId id = idAt(tail.sequence + 1);
      long until = after(usedAt, retention);
      if (key != null) {
        keys.put(key, new Remembered(id.sequence(), until));
        nextKeyEnd = Math.min(nextKeyEnd, until);
        budget.addKey(cost(key));
      }
      link(publication, id, now, until);
      while (count() > publication.history()) {
        dropOldest();
      }
      receipt = new Receipt(id, false);
      woken = standing();
    }
    for (LogSubscription subscription : woken) {
      subscription.wake();
    }
    return receipt;
  }

  private LogSubscription[] standing() {
    if (standing == null) {
      standing = subscriptions.toArray(LogSubscription[]::new);
    }
    return standing;
  }

  private void link(Publication publication, MessageId id, Instant now, long until) {
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
    Node node = new Node(message, until, id.sequence(), tail.endOffset + cost);
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
    expire(clock.millis());
    LogSubscription subscription = open(start, executor, listener);
    subscriptions.add(subscription);
    standing = null;
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
    expire(clock.millis());
    return Optional.ofNullable(keys.get(key)).map(first -> idAt(first.sequence));
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
      standing = null;
      usedAt = clock.millis();
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
    long now = clock.millis();
    expire(now);
    boolean idle = subscriptions.isEmpty() && after(usedAt, retention) <= now;
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
    LogSubscription[] ended;
    synchronized (this) {
      ended = standing();
    }
    for (LogSubscription subscription : ended) {
      subscription.end(cause);
    }
  }

  private void expire(long now) {
    for (Node first = head.next; first != null && first.expiresAt <= now; first = head.next) {
      dropOldest();
    }
    if (now < nextKeyEnd) {
      return;
    }
    nextKeyEnd = Long.MAX_VALUE;
    var remembered = keys.entrySet().iterator();
    while (remembered.hasNext()) {
      Map.Entry<String, Remembered> entry = remembered.next();
      if (entry.getValue().until > now) {
        nextKeyEnd = entry.getValue().until;
        break;
      }
      remembered.remove();
      budget.addKey(-cost(entry.getKey()));
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
      if (dropped.sequence % CUT_EVERY == 0) {
        cutOff();
      }
    }
  }

  /**
   * Unlinks what has left the history and every subscription has passed. Nobody would miss it, but
   * a collector that has moved one such node to its old generation would keep all that come after.
   */
  private void cutOff() {
    long needed = head.sequence;
    for (LogSubscription subscription : subscriptions) {
      needed = Math.min(needed, subscription.position().sequence);
    }
    for (Node next = linked.next; next != null && linked.sequence < needed; next = linked.next) {
      linked.next = null;
      linked = next;
    }
  }

  private static long after(long time, Duration span) {
    long end = time + span.toMillis();
    return end < time ? Long.MAX_VALUE : end;
  }

  private static int cost(String key) {
    return OVERHEAD + 2 * key.length();
  }

  /** A link of the list; the first one holds no message. */
  static final class Node {
    final @Nullable StoredMessage message;
    final long expiresAt;
    final long sequence;

    /** Bytes of all messages up to and with this one, since the log began. */
    final long endOffset;

    volatile @Nullable Node next;

    Node(@Nullable StoredMessage message, long expiresAt, long sequence, long endOffset) {
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

  private record Remembered(long sequence, long until) {}
}
