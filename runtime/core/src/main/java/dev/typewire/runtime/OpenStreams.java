package dev.typewire.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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

  /** Ends that wait for a broker that is away: more are given up. */
  private static final int MAX_WAITING = 10_000;

  private static final Duration WAIT_WHEN_CLOSING = Duration.ofMillis(50);

  private final Executor executor;
  private final Map<TopicStream<?>, Open> streams = new ConcurrentHashMap<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile boolean closing;
  private volatile boolean closed;

  /** A stream without an end that the broker has. */
  private static final class Open {
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    /** Appends its end; null as long as it goes on. */
    private volatile @Nullable Supplier<CompletionStage<Receipt>> append;
  }

  /** Tries again on this executor. */
  OpenStreams(Executor executor) {
    this.executor = executor;
  }

  /** A stream has begun; if this process is closing, it ends at once. */
  void add(TopicStream<?> stream) {
    streams.put(stream, new Open());
    if (closing) {
      cut(stream);
    }
  }

  private static void cut(TopicStream<?> stream) {
    var unused = stream.failAsync("The writer's process stopped.");
  }

  /**
   * Ends a stream.
   *
   * @param append appends the end, which is harmless a second time
   * @return what came of the first try
   */
  CompletionStage<Receipt> end(TopicStream<?> stream, Supplier<CompletionStage<Receipt>> append) {
    Open open = streams.computeIfAbsent(stream, unknown -> new Open());
    open.append = append;
    return attempt(stream, open, append, FIRST_WAIT);
  }

  private CompletionStage<Receipt> attempt(
      TopicStream<?> stream, Open open, Supplier<CompletionStage<Receipt>> append, Duration wait) {
    return append
        .get()
        .whenComplete(
            (receipt, fault) -> {
              if (fault == null || !canSucceedLater(fault) || waiting.get() >= MAX_WAITING) {
                streams.remove(stream);
                open.over.complete(null);
              } else {
                log.debug("Stream {} has no end yet", stream.id(), fault);
                waiting.incrementAndGet();
                later(stream, open, append, closing ? WAIT_WHEN_CLOSING : wait);
              }
            });
  }

  private static boolean canSucceedLater(Throwable fault) {
    @Nullable Throwable cause = fault instanceof CompletionException ? fault.getCause() : fault;
    return cause instanceof TypewireException known && known.retryable();
  }

  private void later(
      TopicStream<?> stream, Open open, Supplier<CompletionStage<Receipt>> append, Duration wait) {
    CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS, executor)
        .execute(
            () -> {
              waiting.decrementAndGet();
              if (!closed && !open.over.isDone()) {
                var unused = attempt(stream, open, append, next(wait));
              }
            });
  }

  private static Duration next(Duration wait) {
    Duration twice = wait.multipliedBy(2);
    return twice.compareTo(LONGEST_WAIT) < 0 ? twice : LONGEST_WAIT;
  }

  /** Ends what is open, and waits for the broker to have that, but no longer than this. */
  void close(Duration timeout) {
    closing = true;
    CompletableFuture<?>[] ends =
        streams.entrySet().stream()
            .map(entry -> endNow(entry.getKey(), entry.getValue()))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(ends)
        .completeOnTimeout(null, timeout.toMillis(), TimeUnit.MILLISECONDS)
        .join();
    closed = true;
    if (!streams.isEmpty()) {
      log.warn("Streams whose end the broker did not take in time: {}", streams.size());
    }
  }

  private CompletableFuture<Void> endNow(TopicStream<?> stream, Open open) {
    Supplier<CompletionStage<Receipt>> append = open.append;
    if (append == null) {
      cut(stream);
    } else {
      var unused = attempt(stream, open, append, WAIT_WHEN_CLOSING);
    }
    return open.over;
  }
}
