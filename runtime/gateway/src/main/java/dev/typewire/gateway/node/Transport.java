package dev.typewire.gateway.node;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;

/**
 * How sockets are opened and waited for.
 *
 * @param ioHandler makes an event loop's part
 * @param serverChannel the listening socket
 */
public record Transport(IoHandlerFactory ioHandler, Class<? extends ServerChannel> serverChannel) {
  /** The system's own where there is one, which needs less memory; else Java's. */
  public static Transport best() {
    return Epoll.isAvailable()
        ? new Transport(EpollIoHandler.newFactory(), EpollServerSocketChannel.class)
        : new Transport(NioIoHandler.newFactory(), NioServerSocketChannel.class);
  }
}
