package dev.typewire.bench.redis;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Remembers the first failure of many calls: a figure with failures in it is none. */
final class Failures {
  private final AtomicReference<@Nullable Throwable> first = new AtomicReference<>();

  void add(@Nullable Throwable fault) {
    if (fault != null) {
      first.compareAndSet(null, fault);
    }
  }

  void throwFirst() {
    Throwable fault = first.get();
    if (fault != null) {
      throw new IllegalStateException("A call failed.", fault);
    }
  }
}
