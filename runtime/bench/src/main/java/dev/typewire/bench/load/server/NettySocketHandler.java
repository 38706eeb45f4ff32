package dev.typewire.bench.load.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Upgrades one connection, whose path names the channel, and ignores what it sends later. */
final class NettySocketHandler extends SimpleChannelInboundHandler<Object> {
  private final BiFunction<String, EventLoop, Room> rooms;
  private @Nullable Room room;

  NettySocketHandler(BiFunction<String, EventLoop, Room> rooms) {
    this.rooms = rooms;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, Object message) {
    if (message instanceof FullHttpRequest request) {
      Room joined = rooms.apply(request.uri().substring(1), context.channel().eventLoop());
      room = joined;
      var unused =
          new WebSocketServerHandshakerFactory("", null, false)
              .newHandshaker(request)
              .handshake(context.channel(), request)
              .addListener(done -> joined.add(context.channel()));
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (room != null) {
      room.remove(context.channel());
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    var unused = context.close();
  }
}
