package dev.typewire.gateway.metrics;

import dev.typewire.gateway.wire.ErrorCode;
import dev.typewire.runtime.Receipt;
import io.netty.channel.EventLoop;
import java.time.Instant;
import java.util.function.LongSupplier;

/** Is told what happens on a gateway. Safe for use by many threads. */
public interface Meters {
  /** Counts nothing. */
  Meters NONE = new Meters() {};

  /**
   * The gateway begins; called once, before anything else.
   *
   * @param queuedBytes how many bytes wait in the queues of all sockets
   */
  default void start(LongSupplier queuedBytes) {}

  /** A connection opened that carries messages. */
  default void opened(ConnectionKind kind) {}

  /** One that had opened is closed. */
  default void closed(ConnectionKind kind) {}

  /** What an event loop hands to connections of this kind. */
  default LoopMeters on(EventLoop loop, ConnectionKind kind) {
    return LoopMeters.NONE;
  }

  /** Connections began to follow a channel, each of them counted once for it, or ended. */
  default void following(int change) {}

  /** A subscription went on from a client's cursor. */
  default void resumed(boolean recovered) {}

  /** A subscription missed messages that the broker no longer has. */
  default void gap() {}

  /** A message of that time was written to its followers on an event loop, and flushed. */
  default void delivered(Instant createdAt) {}

  /**
   * The broker took a message that was published over HTTP, or had it.
   *
   * @return the same receipt
   */
  default Receipt published(Receipt receipt) {
    return receipt;
  }

  /** A publish over HTTP came to this. */
  default void notPublished(ErrorCode code) {}

  /** A request or a frame was refused. */
  default void refused(ErrorCode code) {}

  /** The gateway is closed: nothing more is told. */
  default void close() {}
}
