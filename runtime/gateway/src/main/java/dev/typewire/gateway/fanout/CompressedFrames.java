package dev.typewire.gateway.fanout;

import dev.typewire.gateway.wire.Dialect;
import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.broker.StoredMessage;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The latest messages as they were compressed, so that each is compressed once for all event loops.
 * Safe for use by many threads.
 */
final class CompressedFrames {
  /** What a frame costs besides its bytes, roughly. */
  private static final int OVERHEAD = 200;

  private final long maxBytes;
  private final ConcurrentMap<Key, byte[]> frames = new ConcurrentHashMap<>();
  private final Queue<Key> oldestFirst = new ConcurrentLinkedQueue<>();
  private final AtomicLong bytes = new AtomicLong();

  private record Key(String channel, MessageId id, Dialect dialect) {}

  /**
   * Remembers nothing yet.
   *
   * @param maxBytes more than this is not kept: event loops follow each other closely
   */
  CompressedFrames(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** A message's frame; it is made if this is the first that asks for it, and others wait. */
  byte[] of(StoredMessage message, Dialect dialect, Supplier<byte[]> compress) {
    Key key = new Key(message.channel(), message.id(), dialect);
    byte[][] made = new byte[1][];
    byte[] frame = frames.computeIfAbsent(key, missing -> made[0] = compress.get());
    if (made[0] != null) {
      keep(key, frame);
    }
    return frame;
  }

  private void keep(Key key, byte[] frame) {
    oldestFirst.add(key);
    bytes.addAndGet(frame.length + OVERHEAD);
    while (bytes.get() > maxBytes) {
      Key oldest = oldestFirst.poll();
      if (oldest == null) {
        return; // another loop lets go of the last ones just now
      }
      forget(oldest);
    }
  }

  private void forget(Key key) {
    byte[] frame = frames.remove(key);
    if (frame != null) {
      bytes.addAndGet(-frame.length - OVERHEAD);
    }
  }
}
