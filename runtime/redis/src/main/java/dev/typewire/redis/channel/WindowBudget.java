package dev.typewire.redis.channel;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the bytes of all windows, against a common bound. */
final class WindowBudget {
  private final long maxBytes;
  private final AtomicLong used = new AtomicLong();

  WindowBudget(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  void add(long bytes) {
    used.addAndGet(bytes);
  }

  boolean isExceeded() {
    return used.get() > maxBytes;
  }

  long used() {
    return used.get();
  }
}
