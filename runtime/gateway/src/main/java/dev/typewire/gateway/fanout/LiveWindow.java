package dev.typewire.gateway.fanout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one channel on one event loop that not everybody has been given yet, numbered
 * from one on as they come.
 *
 * <p>The last batch made of them is kept: whoever is given messages next mostly lacks the same.
 */
final class LiveWindow {
  private final List<SharedMessage> messages = new ArrayList<>();

  /** Those of the messages, and of some that were here before. */
  private final Set<String> topics = new HashSet<>();

  /** The number of the first message here. */
  private long first = 1;

  private @Nullable LiveBatch batch;
  private long batchFrom;

  /** Whether a message of this topic can be one of a batch with all that are here. */
  boolean takes(String topic) {
    return topics.size() < LiveBatch.MAX_TOPICS || topics.contains(topic);
  }

  /** Adds a message, which is released when it is removed. */
  void add(SharedMessage message) {
    messages.add(message);
    topics.add(message.message().topic());
    forgetBatch();
  }

  /** The number that the next message gets. */
  long next() {
    return first + messages.size();
  }

  /** The number of the oldest message. */
  long first() {
    return first;
  }

  int size() {
    return messages.size();
  }

  /** The message of this number. */
  SharedMessage message(long number) {
    return messages.get((int) (number - first));
  }

  /** The number of the first message here that is not before this one. */
  long from(long number) {
    return Math.max(first, number);
  }

  /** The messages from this one on; what it encodes belongs to this window. */
  LiveBatch batch(long from) {
    if (batch == null || batchFrom != from) {
      forgetBatch();
      batch = LiveBatch.of(messages.subList((int) (from - first), messages.size()));
      batchFrom = from;
    }
    return batch;
  }

  /** Everybody has the oldest messages, so many of them. */
  void removeFirst(int count) {
    List<SharedMessage> oldest = messages.subList(0, count);
    oldest.forEach(SharedMessage::release);
    oldest.clear();
    first += count;
    if (messages.isEmpty()) {
      topics.clear();
    }
    forgetBatch();
  }

  private void forgetBatch() {
    if (batch != null) {
      batch.release();
      batch = null;
    }
  }
}
