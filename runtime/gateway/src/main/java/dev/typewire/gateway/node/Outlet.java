package dev.typewire.gateway.node;

import dev.typewire.gateway.metrics.LoopMeters;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundInvoker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The outgoing half of a stream: bytes that are encoded already. Belongs to the event loop.
 *
 * <p>It has room while little waits for the socket. It is overfull beyond {@link
 * Settings#maxQueuedBytes}: its peer is too slow, and nothing more may be queued.
 */
public final class Outlet {
  private final Channel channel;
  private ChannelOutboundInvoker way;
  private final int maxQueuedBytes;
  private final LoopMeters meters;

  /** The outlet of a connection. */
  public Outlet(Channel channel, Settings settings, LoopMeters meters) {
    this.channel = channel;
    this.way = channel;
    this.meters = meters;
    this.maxQueuedBytes = settings.maxQueuedBytes();
  }

  /**
   * From now on, bytes go out from this handler's place on, past those behind it that only mind
   * what comes in: a write then touches less memory, of which it mostly finds none in the cache.
   */
  public void writeFrom(ChannelHandlerContext place) {
    way = place;
  }

  /** Makes the buffers that are written here. */
  public ByteBufAllocator allocator() {
    return channel.alloc();
  }

  /** Queues bytes, and takes them over. They go out with a flush, or when they fill the queue. */
  public void write(ByteBuf bytes) {
    meters.bytes(bytes.readableBytes());
    var unused = way.write(bytes, channel.voidPromise()); // a failure ends the connection
    if (!channel.isWritable()) {
      way.flush();
    }
  }

  /**
   * Sends bytes that other connections get as well, behind what is queued.
   *
   * @param shared stay the caller's; where there are none, nothing is sent
   */
  public void send(List<ByteBuf> shared) {
    int last = shared.size() - 1;
    for (int i = 0; i < last; i++) {
      write(shared.get(i).retainedDuplicate());
    }
    if (last >= 0) { // one way through the pipeline for both: most batches are one buffer
      ByteBuf bytes = shared.get(last);
      meters.bytes(bytes.readableBytes());
      var unused = way.writeAndFlush(bytes.retainedDuplicate(), channel.voidPromise());
    }
  }

  /** Sends what is queued. */
  public void flush() {
    way.flush();
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

  /** Whether there is room until so many bytes more are queued. */
  public boolean hasRoomFor(long bytes) {
    return channel.bytesBeforeUnwritable() >= bytes;
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
