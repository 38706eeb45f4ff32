package dev.typewire.redis.server;

import io.lettuce.core.resource.NettyCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.time.Duration;

/** The network connections that there are now. Lettuce makes a new one for each that is closed. */
final class Links {
  /** Commands that are written before they are sent at the latest. */
  private static final int MAX_TOGETHER = 256;

  private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

  /** Sees every connection that is made, and closes those that have been silent for so long. */
  NettyCustomizer watching(Duration silence) {
    return new NettyCustomizer() {
      @Override
      public void afterChannelInitialized(Channel channel) {
        // Lettuce flushes each command by itself; those that wait for the same moment go out
        // together.
        channel.pipeline().addFirst(new FlushConsolidationHandler(MAX_TOGETHER, true));
        Silence.watch(channel, silence);
        channels.add(channel);
      }
    };
  }

  /** Closes all of them. */
  void drop() {
    var unused = channels.close();
  }
}
