package dev.typewire.runtime;

/** A standing subscription, until it is closed. */
public interface Subscription extends AutoCloseable {
  /**
   * The position that this subscription has reached: right after subscribing, that before the first
   * message; later, that of the last message handed to the callback.
   */
  MessageId cursor();

  /** Ends it; only a callback that is under way may still finish. Again is harmless. */
  @Override
  void close();
}
