package dev.typewire.redis.channel;

import dev.typewire.runtime.broker.StoredMessage;
import org.jspecify.annotations.Nullable;

/**
 * The latest messages of a channel that has subscribers, as a linked list that they walk along.
 *
 * <p>What is dropped at the head holds nothing after it, so that a slow subscriber keeps one
 * message from being collected and not the whole list: it finds out that it was left behind, and
 * reads from Redis. Guarded by its {@link Feed}'s monitor, except for walking.
 */
final class Window {
  /** Bytes that a message costs besides its text, roughly. */
  private static final int OVERHEAD = 200;

  private final long maxBytes;
  private final WindowBudget budget;

  /** The node before the oldest message that is here. */
  private Node head;

  private Node tail;
  private long bytes;

  /** A link of the list; the first one holds no message. */
  static final class Node {
    final @Nullable StoredMessage message;
    final long sequence;
    private final int cost;
    private volatile @Nullable Node next;
    private volatile boolean dropped;

    private Node(@Nullable StoredMessage message, long sequence, int cost) {
      this.message = message;
      this.sequence = sequence;
      this.cost = cost;
    }

    @Nullable Node next() {
      return next;
    }

    /** Whether the list no longer goes on from here. To be asked after {@link #next}. */
    boolean isDropped() {
      return dropped;
    }
  }

  Window(long maxBytes, WindowBudget budget) {
    this.maxBytes = maxBytes;
    this.budget = budget;
    this.head = new Node(null, 0, 0);
    this.tail = head;
  }

  /** Forgets everything, and goes on after this sequence. */
  void restart(long sequence) {
    Node first = new Node(null, sequence, 0);
    while (head != tail) {
      dropOldest();
    }
    tail.dropped = true;
    head = first;
    tail = first;
  }

  void add(StoredMessage message) {
    int cost = OVERHEAD + message.payload().size();
    if (message.metadata() != null) {
      cost += message.metadata().size();
    }
    Node node = new Node(message, message.id().sequence(), cost);
    tail.next = node;
    tail = node;
    bytes += cost;
    budget.add(cost);
    while (head.next != tail && (bytes > maxBytes || budget.isExceeded())) {
      dropOldest();
    }
  }

  private void dropOldest() {
    Node oldest = head.next;
    if (oldest != null) {
      head.dropped = true;
      head.next = null;
      head = oldest;
      bytes -= oldest.cost;
      budget.add(-oldest.cost);
    }
  }

  /** The node at or behind which a walk goes on that has reached this sequence; null if gone. */
  @Nullable Node at(long sequence) {
    if (sequence < head.sequence) {
      return null;
    }
    Node node = head;
    for (Node next = node.next; next != null && next.sequence <= sequence; next = node.next) {
      node = next;
    }
    return node;
  }

  /** Gives back what it took. */
  void close() {
    restart(tail.sequence);
  }
}
