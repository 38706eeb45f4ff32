package dev.typewire.redis;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Redis's time of day, from what it has said lately and the time that has passed here since. What
 * this machine takes for the time of day does not matter.
 */
final class RedisClock implements InstantSource {
  private final Supplier<CompletionStage<Instant>> redis;
  private final LongSupplier nanoTime;

  /** What Redis's time is ahead of this machine's nanoTime, in ns; of any origin. */
  private volatile long ahead = Long.MIN_VALUE;

  /** Asks Redis with this; and measures here with a clock of any origin. */
  RedisClock(Supplier<CompletionStage<Instant>> redis, LongSupplier nanoTime) {
    this.redis = redis;
    this.nanoTime = nanoTime;
  }

  /** Asks again. Completes when it goes by the answer. */
  CompletionStage<Void> ask() {
    long asked = nanoTime.getAsLong();
    return redis.get().thenAccept(time -> told(nanos(time), asked, nanoTime.getAsLong()));
  }

  /** It was this time at some moment in between, so an estimate that says so too is kept. */
  private synchronized void told(long time, long asked, long answered) {
    ahead = Math.min(Math.max(ahead, time - answered), time - asked);
  }

  private static long nanos(Instant time) {
    return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochSecond(0, nanoTime.getAsLong() + ahead);
  }
}
