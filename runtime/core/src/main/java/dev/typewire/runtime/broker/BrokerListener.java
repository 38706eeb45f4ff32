package dev.typewire.runtime.broker;

import dev.typewire.runtime.Gap;
import org.jspecify.annotations.Nullable;

/**
 * What a subscription calls, one call at a time, on the executor that it was given.
 *
 * <p>An exception from it ends nothing: the broker logs it and goes on with the next message.
 */
public interface BrokerListener {
  /** The channel's next message that {@link BrokerSubscription#request} asked for. */
  void onMessage(StoredMessage message);

  /** Messages were lost between the last call and the next one. */
  void onGap(Gap gap);

  /**
   * The broker ended the subscription; nothing comes after this. Not called for {@link
   * BrokerSubscription#close}. Where the executor takes no more work, another thread calls it.
   *
   * @param cause what went wrong; null if the broker was closed
   */
  void onEnd(@Nullable Throwable cause);
}
