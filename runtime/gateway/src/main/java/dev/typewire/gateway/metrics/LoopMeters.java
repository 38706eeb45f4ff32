package dev.typewire.gateway.metrics;

/**
 * Is told what one event loop does for its connections of one kind. To be told on that loop only,
 * so that it costs next to nothing, however many connections get a message.
 */
public interface LoopMeters {
  /** Counts nothing. */
  LoopMeters NONE = new LoopMeters() {};

  /** Messages were written. */
  default void messages(int count) {}

  /** Bytes were written, of messages and of all else. */
  default void bytes(int count) {}

  /**
   * So many bytes more wait outside of a socket's queue, or fewer.
   *
   * @param change negative for fewer
   */
  default void held(long change) {}

  /** A client did not keep up, and its connection is closed for that. */
  default void slowClosed() {}

  /** A client does not keep up, and a message was left out for it. */
  default void slowDropped() {}
}
