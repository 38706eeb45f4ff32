package dev.typewire.gateway.health;

import dev.typewire.runtime.broker.Broker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the broker answers. Anybody may ask, so the broker itself is asked once a second at the
 * most. Safe for use by many threads.
 */
final class BrokerCheck {
  private static final Logger log = LoggerFactory.getLogger(BrokerCheck.class);
  private static final long FRESH = TimeUnit.SECONDS.toNanos(1);

  private final Broker broker;
  private final Duration timeout;
  private final LongSupplier nanoTime;
  private @Nullable CompletableFuture<Boolean> last;
  private long askedAt;

  /** Gives the broker that long to answer. */
  BrokerCheck(Broker broker, Duration timeout, LongSupplier nanoTime) {
    this.broker = broker;
    this.timeout = timeout;
    this.nanoTime = nanoTime;
  }

  /** Completes with what the broker said; never fails. */
  synchronized CompletableFuture<Boolean> answers() {
    long now = nanoTime.getAsLong();
    CompletableFuture<Boolean> known = last;
    if (known != null && (!known.isDone() || now - askedAt < FRESH)) {
      return known;
    }
    CompletableFuture<Boolean> asked = ask();
    last = asked;
    askedAt = now;
    return asked;
  }

  private CompletableFuture<Boolean> ask() {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    try {
      broker.check().whenComplete((nothing, fault) -> answer.complete(isFine(fault)));
    } catch (RuntimeException e) {
      answer.complete(isFine(e));
    }
    return answer.completeOnTimeout(false, timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static boolean isFine(@Nullable Throwable fault) {
    if (fault != null) {
      log.debug("The broker's check failed", fault);
    }
    return fault == null;
  }
}
