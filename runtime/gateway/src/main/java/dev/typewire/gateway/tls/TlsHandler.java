package dev.typewire.gateway.tls;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;

/**
 * TLS on one connection, and how it ends.
 *
 * <p>A peer that reads nothing does not read our goodbye either. It is cut off, before Netty would
 * do so later, and warn the log of what any peer can bring about.
 */
final class TlsHandler extends SslHandler {
  private static final long GOODBYE_MS = 1_000;

  TlsHandler(SSLEngine engine) {
    super(engine);
    sslCloseFuture().addListener(this::peerSaidGoodbye);
  }

  @Override
  public void close(ChannelHandlerContext context, ChannelPromise promise) throws Exception {
    super.close(context, promise);
    if (context.channel().isActive()) {
      Runnable cutOff =
          () -> {
            var unused = context.close(); // from here on: without another goodbye
          };
      Future<?> timer = context.executor().schedule(cutOff, GOODBYE_MS, TimeUnit.MILLISECONDS);
      context.channel().closeFuture().addListener(closed -> timer.cancel(false));
    }
  }

  /** Only TLS 1.3 goes on in the other direction: RFC 5246, section 7.2.1; RFC 8446, 6.1. */
  private void peerSaidGoodbye(Future<? super Channel> goodbye) {
    boolean isHalf = engine().getSession().getProtocol().equals("TLSv1.3");
    if (goodbye.isSuccess() && !isHalf && goodbye.getNow() instanceof Channel channel) {
      var unused = channel.close();
    }
  }
}
