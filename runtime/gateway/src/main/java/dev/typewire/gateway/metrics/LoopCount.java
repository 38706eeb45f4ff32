package dev.typewire.gateway.metrics;

import java.util.concurrent.atomic.AtomicLong;

/** A sum that one thread adds to and any thread may read. */
final class LoopCount {
  private final AtomicLong sum = new AtomicLong();

  void add(long amount) {
    sum.setOpaque(sum.getPlain() + amount);
  }

  long sum() {
    return sum.getOpaque();
  }
}
