package dev.typewire.runtime.broker;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the bytes that all channels of a broker keep, against a common bound. */
final class Budget {
  private final long maxBytes;
  private final AtomicLong messages = new AtomicLong();
  private final AtomicLong keys = new AtomicLong();

  Budget(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  void addMessage(long bytes) {
    messages.addAndGet(bytes);
  }

  void addKey(long bytes) {
    keys.addAndGet(bytes);
  }

  boolean isExceeded() {
    return used() > maxBytes;
  }

  /** Whether making room should go on: it frees a tenth at once, so that it is rarely needed. */
  boolean isAboveLowMark() {
    return used() > maxBytes - maxBytes / 10;
  }

  boolean isFullOfKeys() {
    return keys.get() > maxBytes - maxBytes / 10;
  }

  long used() {
    return messages.get() + keys.get();
  }
}
