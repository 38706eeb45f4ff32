package dev.typewire.gateway.node;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Counts what is open for each key, up to a limit. Safe for use by many threads. */
final class Quota {
  private final int limit;
  private final ConcurrentHashMap<String, Count> counts = new ConcurrentHashMap<>();

  private record Count(String key, int open) {
    Count plus(int change) {
      return new Count(key, open + change);
    }
  }

  Quota(int limit) {
    this.limit = limit;
  }

  /**
   * Counts one more.
   *
   * @return the key, as one string for all who have it; null, and nothing counted, if the key has
   *     as many as it may
   */
  @Nullable String enter(String key) {
    boolean[] entered = new boolean[1];
    Count count =
        counts.compute(
            key,
            (same, present) -> {
              entered[0] = present == null ? limit > 0 : present.open < limit;
              if (!entered[0]) {
                return present;
              }
              return present == null ? new Count(key, 1) : present.plus(1);
            });
    return entered[0] && count != null ? count.key : null;
  }

  /** Undoes one {@link #enter} that gave the key. */
  void leave(String key) {
    counts.computeIfPresent(key, (same, count) -> count.open == 1 ? null : count.plus(-1));
  }
}
