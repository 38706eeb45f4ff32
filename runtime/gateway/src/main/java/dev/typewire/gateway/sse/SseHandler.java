package dev.typewire.gateway.sse;

import dev.typewire.gateway.node.PeerFaults;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens to a connection that carries a stream of events: nothing should come in. */
final class SseHandler extends ChannelInboundHandlerAdapter {
  private static final Logger log = LoggerFactory.getLogger(SseHandler.class);

  private final SseStream stream;

  SseHandler(SseStream stream) {
    this.stream = stream;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ReferenceCountUtil.release(message);
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (context.channel().isWritable()) { // in mid-write, mostly: that comes to its end first
      context.executor().execute(stream::resumed);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (PeerFaults.causedBy(cause)) {
      log.debug("A stream of events ended: {}", PeerFaults.names(cause));
      var unused = context.close();
    } else {
      stream.fail(cause);
    }
  }
}
