package dev.typewire.gateway.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection whose peer is silent while the gateway waits for it, or does not read what the
 * gateway sends. A peer that has to wait for the gateway, such as one whose body is read more
 * slowly than it came, is not silent.
 */
final class SilenceTimer extends ReadTimeoutHandler {
  private boolean awaitsPeer;
  private boolean heard;

  SilenceTimer(Duration time) {
    super(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void read(ChannelHandlerContext context) throws Exception {
    if (!awaitsPeer) {
      awaitsPeer = true;
      resetReadTimeout();
    }
    super.read(context);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    heard = true;
    super.channelRead(context, message);
    awaitsPeer = false; // who wants more than came asks when the read is complete
  }

  /** Whether bytes came since this was last asked. */
  boolean takeHeard() {
    boolean came = heard;
    heard = false;
    return came;
  }

  @Override
  protected void readTimedOut(ChannelHandlerContext context) throws Exception {
    if (awaitsPeer || hasUnsent(context.channel())) {
      super.readTimedOut(context);
    }
  }

  private static boolean hasUnsent(Channel channel) {
    ChannelOutboundBuffer queue = channel.unsafe().outboundBuffer();
    return queue == null || !queue.isEmpty();
  }
}
