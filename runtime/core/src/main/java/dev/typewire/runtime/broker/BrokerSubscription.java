package dev.typewire.runtime.broker;

import dev.typewire.runtime.Gap;
import dev.typewire.runtime.MessageId;
import org.jspecify.annotations.Nullable;

/** A standing subscription to all topics of one channel. Safe for use by many threads. */
public interface BrokerSubscription extends AutoCloseable {
  /** The position before the first message that will come: resuming after it misses nothing. */
  MessageId cursor();

  /** What could not be recovered at the start; null if everything since the start is there. */
  @Nullable Gap gapAtStart();

  /**
   * Whether the start that was asked for includes this message.
   *
   * <p>Every message after the cursor comes, but a replay of the last 10 of one topic and the last
   * 2 of another wants fewer than all that lie in between.
   */
  boolean includes(StoredMessage message);

  /**
   * Asks for more messages. None come before the first request.
   *
   * @param count 1 or more; {@link Long#MAX_VALUE} lifts the limit
   */
  void request(long count);

  /** Ends it; only a call that is under way may still finish. Again is harmless. */
  @Override
  void close();
}
