package dev.typewire.gateway.socket;

import dev.typewire.gateway.node.PeerFaults;
import dev.typewire.gateway.wire.ErrorCode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What comes in over a WebSocket, and whether its pings are answered. */
final class SocketHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
  private static final Logger log = LoggerFactory.getLogger(SocketHandler.class);
  private static final int MAX_UNANSWERED = 3;

  /** Nobody has a use for close numbers above it: RFC 6455, section 7.4.2. */
  private static final int MAX_CLOSE_NUMBER = 4999;

  private final SocketLink link;
  private final Pings pings;
  private final int maxFrame;
  private int unanswered;

  /** Where it stands among the {@link Pings}. */
  int row;

  int index;

  /**
   * Handles a connection.
   *
   * @param maxFrame bytes that a message may have
   */
  SocketHandler(SocketLink link, Pings pings, int maxFrame) {
    this.link = link;
    this.pings = pings;
    this.maxFrame = maxFrame;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    pings.add(this);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    pings.remove(this);
  }

  void ping() {
    if (unanswered == MAX_UNANSWERED) {
      link.close(ErrorCode.PING_TIMEOUT);
    } else if (!link.isClosing()) {
      unanswered++;
      link.ping();
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame)
      throws Exception {
    if (link.isClosing() && !(frame instanceof CloseWebSocketFrame)) {
      return; // the rest of a message, perhaps, whose beginning could not be read
    }
    if (frame.rsv() != 0) {
      link.close(WebSocketCloseStatus.PROTOCOL_ERROR.code(), ""); // of no extension agreed on
    } else if (!frame.isFinalFragment()) {
      gather(context, frame.retain());
    } else if (frame instanceof CloseWebSocketFrame close) {
      link.closedByClient(answerTo(close.statusCode()));
    } else if (frame instanceof PongWebSocketFrame) {
      unanswered = 0;
    } else if (frame instanceof PingWebSocketFrame) {
      link.pong(ByteBufUtil.getBytes(frame.content()));
    } else if (frame instanceof TextWebSocketFrame) {
      text(frame.content());
    }
  }

  /**
   * The number that answers a client's.
   *
   * @param number -1 if the client gave none
   */
  private static int answerTo(int number) {
    return number > MAX_CLOSE_NUMBER
        ? WebSocketCloseStatus.PROTOCOL_ERROR.code()
        : Math.max(number, 0);
  }

  /** Text is UTF-8: RFC 6455, section 8.1. */
  private void text(ByteBuf bytes) {
    if (ByteBufUtil.isText(bytes, StandardCharsets.UTF_8)) {
      link.session().received(ByteBufUtil.getBytes(bytes));
    } else {
      link.close(WebSocketCloseStatus.INVALID_PAYLOAD_DATA.code(), "");
    }
  }

  /** Hardly any client sends messages in parts: what puts them together comes with the first. */
  private void gather(ChannelHandlerContext context, WebSocketFrame first) throws Exception {
    WebSocketFrameAggregator aggregator = new WebSocketFrameAggregator(maxFrame);
    context.pipeline().addBefore(context.name(), null, aggregator);
    aggregator.channelRead(context.pipeline().context(aggregator), first);
  }

  /** A peer that does not read is not read from either: its questions would fill the memory. */
  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    context.channel().config().setAutoRead(context.channel().isWritable());
    if (context.channel().isWritable()) { // in mid-write, mostly: that comes to its end first
      context.executor().execute(link::resumed);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof CorruptedWebSocketFrameException corrupted) {
      corrupted(corrupted.closeStatus());
    } else if (cause instanceof DecompressionException
        && cause.getCause() instanceof DataFormatException) {
      link.close(WebSocketCloseStatus.INVALID_PAYLOAD_DATA.code(), "");
    } else if (cause instanceof TooLongFrameException || cause instanceof DecompressionException) {
      link.close(ErrorCode.FRAME_TOO_LARGE);
    } else if (PeerFaults.causedBy(cause)) {
      log.debug("A WebSocket ended: {}", PeerFaults.names(cause));
      var unused = context.close();
    } else {
      link.fail(cause);
    }
  }

  private void corrupted(WebSocketCloseStatus status) {
    if (status.equals(WebSocketCloseStatus.MESSAGE_TOO_BIG)) {
      link.close(ErrorCode.FRAME_TOO_LARGE);
    } else {
      link.close(status.code(), "");
    }
  }
}
