package dev.typewire.gateway.publish;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How much each publisher has published lately: a token bucket for each, which holds a second's
 * worth. Safe for use by many threads.
 */
final class PublishRates {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final LongSupplier nanoTime;

  /** When each publisher's bucket is full again; who is not named has a full one. */
  private final ConcurrentHashMap<String, Long> fullAt = new ConcurrentHashMap<>();

  private final AtomicLong sweptAt;

  /** Measured by this clock, of any origin. */
  PublishRates(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.sweptAt = new AtomicLong(nanoTime.getAsLong());
  }

  /**
   * Takes this many messages out of a publisher's bucket.
   *
   * @param perSecond what the bucket holds, and gets back each second; more at once counts as so
   *     many
   * @return zero if they were there; else how long to wait until they will be, and none was taken
   */
  Duration take(String publisher, int messages, int perSecond) {
    long now = nanoTime.getAsLong();
    sweep(now);
    long cost = SECOND * Math.min(messages, perSecond) / perSecond;
    long[] wait = new long[1];
    fullAt.compute(
        publisher,
        (same, known) -> {
          long full = known == null || known - now < 0 ? now : known;
          wait[0] = Math.max(0, full + cost - now - SECOND);
          return wait[0] > 0 ? known : Long.valueOf(full + cost);
        });
    return Duration.ofNanos(wait[0]);
  }

  /** Forgets full buckets, once a second. */
  private void sweep(long now) {
    long last = sweptAt.get();
    if (now - last > SECOND && sweptAt.compareAndSet(last, now)) {
      fullAt.values().removeIf(full -> full - now < 0);
    }
  }

  /** Publishers whose bucket is not full, and some that were so a moment ago. */
  int size() {
    return fullAt.size();
  }
}
