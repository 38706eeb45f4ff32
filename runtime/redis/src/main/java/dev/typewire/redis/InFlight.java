package dev.typewire.redis;

import dev.typewire.runtime.broker.BrokerUnavailableException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** The publishes that have no answer yet: so many, and so many bytes, can there be. */
final class InFlight {
  private final int maxCount;
  private final long maxBytes;
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();

  InFlight(int maxCount, long maxBytes) {
    this.maxCount = maxCount;
    this.maxBytes = maxBytes;
  }

  <T> CompletionStage<T> run(int size, Supplier<CompletionStage<T>> publish) {
    int others = count.getAndIncrement();
    long otherBytes = bytes.getAndAdd(size);
    if (others >= maxCount || (others > 0 && otherBytes + size > maxBytes)) {
      done(size);
      return CompletableFuture.failedFuture(
          new BrokerUnavailableException(
              others
                  + " publishes with "
                  + otherBytes
                  + " bytes wait for Redis already. This one was not sent."));
    }
    return publish.get().whenComplete((answer, fault) -> done(size));
  }

  private void done(int size) {
    count.getAndDecrement();
    bytes.getAndAdd(-size);
  }
}
