package dev.typewire.gateway.fanout;

import dev.typewire.gateway.metrics.LoopMeters;
import dev.typewire.runtime.WhenSlow;
import dev.typewire.runtime.broker.StoredMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The live messages of one connection: they pass while the connection takes them. While it does
 * not, what a topic lets be left out waits here, and what comes after it waits behind it, so that
 * the order stays.
 *
 * <p>Belongs to the connection's event loop.
 */
public final class LiveQueue {
  /** Bytes that a held message costs besides its payload, roughly. */
  private static final long OVERHEAD = 160;

  private final Outgoing outgoing;
  private final LoopMeters meters;
  private final Deque<Held> held = new ArrayDeque<>(1);
  private long heldBytes;

  /** Where messages go. */
  public interface Outgoing {
    /** Whether the connection takes more. */
    boolean hasRoom();

    /**
     * Whether so much waits for the connection that nothing more may.
     *
     * @param more bytes that wait besides
     */
    boolean isOverfull(long more);

    /** Writes a message, without flushing. */
    void write(SharedMessage message);

    /** Writes that so many messages of a topic were left out, without flushing. */
    void dropped(String channel, String topic, int count);
  }

  /** A message that waits, or one that was left out. */
  private static final class Held {
    private final SharedMessage message;

    /** How many messages of its topic were left out right before it. */
    private int droppedBefore;

    Held(SharedMessage message) {
      this.message = message;
    }

    long bytes() {
      return OVERHEAD + message.message().payload().size();
    }

    boolean isOfTopic(StoredMessage other) {
      StoredMessage mine = message.message();
      return mine.topic().equals(other.topic()) && mine.channel().equals(other.channel());
    }

    /** Parts of streams may not, whatever their topic says of its messages. */
    boolean mayBeLeftOut() {
      return message.whenSlow() != WhenSlow.RESUME;
    }
  }

  /** A queue before this connection. */
  public LiveQueue(Outgoing outgoing, LoopMeters meters) {
    this.outgoing = outgoing;
    this.meters = meters;
  }

  /** Writes a message, or keeps it until there is room. */
  public void deliver(SharedMessage message) {
    if (held.isEmpty() && (message.whenSlow() == WhenSlow.RESUME || outgoing.hasRoom())) {
      outgoing.write(message);
      return;
    }
    if (message.whenSlow() == WhenSlow.LATEST) {
      leaveOutOlder(message.message());
    }
    message.retain();
    hold(new Held(message));
    if (message.whenSlow() == WhenSlow.DROP_OLDEST) {
      while (isOverfull() && dropOldest(message)) {
        // until it fits
      }
    }
  }

  private void hold(Held entry) {
    held.add(entry);
    heldBytes += entry.bytes();
    meters.held(entry.bytes());
  }

  private void leaveOutOlder(StoredMessage newer) {
    Iterator<Held> entries = held.iterator();
    while (entries.hasNext()) {
      Held entry = entries.next();
      if (entry.isOfTopic(newer) && entry.mayBeLeftOut()) {
        meters.slowDropped();
        entries.remove();
        forget(entry);
      }
    }
  }

  /** Leaves out the oldest message of the topic before this one; false if there is none. */
  private boolean dropOldest(SharedMessage newest) {
    int dropped = 0;
    Iterator<Held> entries = held.iterator();
    while (entries.hasNext()) {
      Held entry = entries.next();
      if (!entry.isOfTopic(newest.message())) {
        continue;
      }
      if (dropped > 0) {
        entry.droppedBefore += dropped;
        return true;
      }
      if (entry.message == newest) {
        return false;
      }
      if (!entry.mayBeLeftOut()) {
        continue;
      }
      dropped = entry.droppedBefore + 1;
      meters.slowDropped();
      entries.remove();
      forget(entry);
    }
    return false;
  }

  private void forget(Held entry) {
    heldBytes -= entry.bytes();
    meters.held(-entry.bytes());
    entry.message.release();
  }

  /** There is room again: goes on with what waits. The caller flushes. */
  public void resume() {
    while (outgoing.hasRoom() && !held.isEmpty()) {
      writeNext();
    }
  }

  /** Writes all that waits, room or not. */
  public void writeAll() {
    while (!held.isEmpty()) {
      writeNext();
    }
  }

  private void writeNext() {
    Held entry = held.remove();
    if (entry.droppedBefore > 0) {
      StoredMessage message = entry.message.message();
      outgoing.dropped(message.channel(), message.topic(), entry.droppedBefore);
    }
    outgoing.write(entry.message);
    forget(entry);
  }

  /** Whether nothing waits. */
  public boolean isEmpty() {
    return held.isEmpty();
  }

  /** Whether so much waits that the connection has to be given up. */
  public boolean isOverfull() {
    return outgoing.isOverfull(heldBytes);
  }

  /** Forgets what waits. */
  public void close() {
    held.forEach(entry -> entry.message.release());
    held.clear();
    meters.held(-heldBytes);
    heldBytes = 0;
  }
}
