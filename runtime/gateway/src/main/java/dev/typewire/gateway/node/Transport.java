package dev.typewire.gateway.node;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;

/**
 * How sockets are opened and waited for.
 *
 * @param ioHandler makes an event loop's part
 * @param serverChannel the listening socket
 */
public record Transport(IoHandlerFactory ioHandler, Class<? extends ServerChannel> serverChannel) {
  /** The one that every platform has. */
  public static Transport nio() {
    return new Transport(NioIoHandler.newFactory(), NioServerSocketChannel.class);
  }
}
