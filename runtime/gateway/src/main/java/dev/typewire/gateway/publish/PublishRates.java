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
   * Takes this many messages out of a publisher's bucket; for more than it holds, it has to be
   * full.
   *
   * @param perSecond what the bucket holds, and gets back each second
   * @return zero if they were there; else how long to wait until they will be, and none was taken
   */
  Duration take(String publisher, int messages, int perSecond) {
    long now = nanoTime.getAsLong();
    sweep(now);
    long cost = SECOND * messages / perSecond;
    long needed = Math.min(cost, SECOND);
    long[] wait = new long[1];
    fullAt.compute(
        publisher,
        (same, known) -> {
          long full = known == null || known - now < 0 ? now : known;
          wait[0] = Math.max(0, full + needed - now - SECOND);
          return wait[0] > 0 ? known : Long.valueOf(full + cost);
        });
    return Duration.ofNanos(wait[0]);
  }

  /**
   * Takes this many messages out of a publisher's bucket, whether they are there or not.
   *
   * @param perSecond as above
   * @return how long to wait until nothing is owed
   */
  Duration spend(String publisher, int messages, int perSecond) {
    long now = nanoTime.getAsLong();
    sweep(now);
    long cost = SECOND * messages / perSecond;
    long full =
        fullAt.merge(publisher, now + cost, (known, fresh) -> Math.max(known - now, 0) + fresh);
    return Duration.ofNanos(Math.max(0, full - now - SECOND));
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
