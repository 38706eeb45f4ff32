package dev.typewire.gateway.node;

import dev.typewire.gateway.metrics.LoopMeters;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The outgoing half of a stream: bytes that are encoded already. Belongs to the event loop.
 *
 * <p>It has room while little waits for the socket. It is overfull beyond {@link
 * Settings#maxQueuedBytes}: its peer is too slow, and nothing more may be queued.
 */
public final class Outlet {
  private final Channel channel;
  private final int maxQueuedBytes;
  private final LoopMeters meters;

  /** The outlet of a connection. */
  public Outlet(Channel channel, Settings settings, LoopMeters meters) {
    this.channel = channel;
    this.meters = meters;
    this.maxQueuedBytes = settings.maxQueuedBytes();
  }

  /** Makes the buffers that are written here. */
  public ByteBufAllocator allocator() {
    return channel.alloc();
  }

  /** Queues bytes, and takes them over. They go out with a flush, or when they fill the queue. */
  public void write(ByteBuf bytes) {
    meters.bytes(bytes.readableBytes());
    var unused = channel.write(bytes, channel.voidPromise()); // a failure ends the connection
    if (!channel.isWritable()) {
      channel.flush();
    }
  }

  /** Sends what is queued. */
  public void flush() {
    channel.flush();
  }

  /** Closes a connection after a while: its peer has that long to read, or to close first. */
  public static void closeIn(Channel channel, Duration time) {
    Runnable close =
        () -> {
          var unusedClose = channel.close();
        };
    var unused = channel.eventLoop().schedule(close, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whether more may be queued by somebody who can wait. */
  public boolean hasRoom() {
    return channel.isWritable();
  }

  /**
   * Whether so much is queued that nothing more may be.
   *
   * @param more bytes that wait elsewhere for the same peer
   */
  public boolean isOverfull(long more) {
    return !channel.isWritable()
        && channel.bytesBeforeWritable() + more
            > maxQueuedBytes - channel.config().getWriteBufferLowWaterMark();
  }
}
