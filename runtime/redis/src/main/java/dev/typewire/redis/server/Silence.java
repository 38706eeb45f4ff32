package dev.typewire.redis.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes a connection on which nothing has come for long. Everybody asks for an answer now and
 * then, so such a connection is dead, though nobody has said so.
 */
final class Silence extends IdleStateHandler {
  private static final Logger log = LoggerFactory.getLogger(Silence.class);

  private final Duration limit;
  private boolean asked;

  Silence(Duration limit) {
    super(limit.toMillis(), 0, 0, TimeUnit.MILLISECONDS);
    this.limit = limit;
  }

  static void watch(Channel channel, Duration limit) {
    channel.pipeline().addFirst("silence", new Silence(limit));
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    asked = true;
    super.write(context, message, promise);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    asked = false;
    super.channelRead(context, message);
  }

  @Override
  protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
    if (asked) {
      log.warn("Redis at {} was silent for {}", context.channel().remoteAddress(), limit);
      var unused = context.close();
    }
  }
}
