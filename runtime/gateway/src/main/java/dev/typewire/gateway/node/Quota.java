package dev.typewire.gateway.node;

import java.util.concurrent.ConcurrentHashMap;

/** Counts what is open for each key, up to a limit. Safe for use by many threads. */
final class Quota {
  private final int limit;
  private final ConcurrentHashMap<String, Integer> counts = new ConcurrentHashMap<>();

  Quota(int limit) {
    this.limit = limit;
  }

  /** Counts one more; false, and nothing counted, if the key has as many as it may. */
  boolean enter(String key) {
    boolean[] entered = new boolean[1];
    counts.compute(
        key,
        (same, present) -> {
          int count = present == null ? 0 : present;
          entered[0] = count < limit;
          return entered[0] ? Integer.valueOf(count + 1) : present;
        });
    return entered[0];
  }

  /** Undoes one {@link #enter} that was true. */
  void leave(String key) {
    counts.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1);
  }
}
