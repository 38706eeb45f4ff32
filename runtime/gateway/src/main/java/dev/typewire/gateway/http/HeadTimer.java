package dev.typewire.gateway.http;

import dev.typewire.gateway.node.Node;
import dev.typewire.gateway.wire.ErrorCode;
import dev.typewire.gateway.wire.Refusal;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a connection whose peer takes too long over a request's head, such as one that sends it byte
 * by byte. Stands behind the decoder, which hands nothing on until a head is complete. Over TLS,
 * the handshake is no part of that time, and has one of its own.
 */
final class HeadTimer extends ChannelInboundHandlerAdapter {
  private final Duration time;
  private final Node node;
  private final SilenceTimer heard;
  private @Nullable Future<?> timeout;
  private boolean inMessage;
  private boolean decoded;
  private boolean begun;

  /**
   * Times the heads on one connection.
   *
   * @param heard hears what comes, in front of the decoder
   */
  HeadTimer(Duration time, Node node, SilenceTimer heard) {
    this.time = time;
    this.node = node;
    this.heard = heard;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    if (context.pipeline().get(SslHandler.class) == null) {
      start(context);
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event == SslHandshakeCompletionEvent.SUCCESS) {
      start(context);
    }
    context.fireUserEventTriggered(event);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    stop();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpObject) {
      decoded = true;
      if (message instanceof HttpRequest) {
        stop();
        inMessage = true;
      }
      if (message instanceof LastHttpContent) {
        inMessage = false;
      }
    }
    context.fireChannelRead(message);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    boolean came = heard.takeHeard(); // not so when it was of the TLS handshake
    if (came && !decoded && !inMessage) {
      begun = true; // bytes came, and are no head yet
      start(context);
    }
    decoded = false;
    context.fireChannelReadComplete();
  }

  private void start(ChannelHandlerContext context) {
    if (timeout == null) {
      timeout =
          context
              .executor()
              .schedule(() -> expired(context), time.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void stop() {
    begun = false;
    if (timeout != null) {
      timeout.cancel(false);
      timeout = null;
    }
  }

  private void expired(ChannelHandlerContext context) {
    if (!begun) {
      var unused = context.close(); // nobody asked anything
      return;
    }
    Call call =
        new Call(
            context.channel(),
            new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/"),
            null,
            node);
    call.refuseAndClose(
        new Refusal(
            ErrorCode.REQUEST_TIMEOUT,
            "The request's head was not complete within " + time.toMillis() + " ms."));
  }
}
