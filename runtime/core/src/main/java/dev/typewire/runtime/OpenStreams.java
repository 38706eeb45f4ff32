package dev.typewire.runtime;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The streams that this process writes, so that each of them ends for those who follow it: what
 * ends one is tried again until the broker has it, and what is open when the process closes is
 * ended with an error.
 *
 * <p>Safe for use by many threads.
 */
final class OpenStreams {
  private static final Logger log = LoggerFactory.getLogger(OpenStreams.class);
  private static final Duration FIRST_WAIT = Duration.ofMillis(500);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

  private final Executor executor;
  private final Set<TopicStream<?>> streams = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Tries again on this executor. */
  OpenStreams(Executor executor) {
    this.executor = executor;
  }

  void add(TopicStream<?> stream) {
    streams.add(stream);
  }

  /**
   * Ends a stream.
   *
   * @param append appends the end, which is harmless a second time
   * @return what came of the first try
   */
  CompletionStage<Receipt> end(TopicStream<?> stream, Supplier<CompletionStage<Receipt>> append) {
    return attempt(stream, append, FIRST_WAIT);
  }

  private CompletionStage<Receipt> attempt(
      TopicStream<?> stream, Supplier<CompletionStage<Receipt>> append, Duration wait) {
    return append
        .get()
        .whenComplete(
            (receipt, fault) -> {
              if (fault == null || !canSucceedLater(fault)) {
                streams.remove(stream);
              } else if (!closed) {
                log.debug("Stream {} has no end yet; once more in {}", stream.id(), wait, fault);
                later(wait, () -> attempt(stream, append, next(wait)));
              }
            });
  }

  private static boolean canSucceedLater(Throwable fault) {
    @Nullable Throwable cause = fault instanceof CompletionException ? fault.getCause() : fault;
    return cause instanceof TypewireException known && known.retryable();
  }

  private void later(Duration wait, Supplier<CompletionStage<Receipt>> work) {
    CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS, executor)
        .execute(
            () -> {
              if (!closed) {
                var unused = work.get();
              }
            });
  }

  private static Duration next(Duration wait) {
    Duration twice = wait.multipliedBy(2);
    return twice.compareTo(LONGEST_WAIT) < 0 ? twice : LONGEST_WAIT;
  }

  /** Ends what is open, and waits for the broker to have that, but no longer than this. */
  void close(Duration timeout) {
    CompletableFuture<?>[] ends =
        streams.stream()
            .map(stream -> stream.failAsync("The writer's process stopped.").toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new);
    var unused =
        CompletableFuture.allOf(ends)
            .copy()
            .completeOnTimeout(null, timeout.toMillis(), TimeUnit.MILLISECONDS)
            .handle((done, fault) -> null)
            .join();
    closed = true;
  }
}
