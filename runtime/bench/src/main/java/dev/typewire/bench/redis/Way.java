package dev.typewire.bench.redis;

import java.util.concurrent.CompletionStage;

/** One way to append a message to a stream of Redis, and to notify who listens. */
interface Way extends AutoCloseable {
  /** Appends the message of this number; completes when Redis has answered. */
  CompletionStage<?> append(long number);

  @Override
  void close();
}
