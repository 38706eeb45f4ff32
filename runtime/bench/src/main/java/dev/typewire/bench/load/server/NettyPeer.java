package dev.typewire.bench.load.server;

import dev.typewire.bench.load.peer.Grants;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * A bare Netty server that broadcasts and does nothing else: no history, no ids, no tokens. It is
 * the practical limit of the transport that the gateway uses.
 */
final class NettyPeer implements Peer {
  private static final int TEXT = 0x81;

  /** As the gateway does. */
  private static final boolean NATIVE = Epoll.isAvailable();

  private final Map<String, Map<EventLoop, Room>> rooms = new ConcurrentHashMap<>();
  private final Function<EventLoop, Room> newRoom;
  private final BinaryOperator<String> text;
  private final Channel listening;

  /**
   * Listens.
   *
   * @param newRoom makes a channel's part on an event loop
   * @param text what a frame holds, of the channel's name and the message's JSON
   */
  NettyPeer(Function<EventLoop, Room> newRoom, BinaryOperator<String> text) {
    this.newRoom = newRoom;
    this.text = text;
    this.listening =
        new ServerBootstrap()
            .group(
                new MultiThreadIoEventLoopGroup(
                    Runtime.getRuntime().availableProcessors(),
                    NATIVE ? EpollIoHandler.newFactory() : NioIoHandler.newFactory()))
            .channel(NATIVE ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, 1024)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel socket) {
                    socket
                        .pipeline()
                        .addLast(
                            new HttpServerCodec(),
                            new HttpObjectAggregator(8192),
                            new NettySocketHandler(NettyPeer.this::room));
                  }
                })
            .bind(InetAddress.getLoopbackAddress(), 0)
            .syncUninterruptibly()
            .channel();
  }

  private Room room(String channel, EventLoop loop) {
    return rooms
        .computeIfAbsent(channel, name -> new ConcurrentHashMap<>())
        .computeIfAbsent(loop, newRoom);
  }

  @Override
  public int port() {
    return ((InetSocketAddress) listening.localAddress()).getPort();
  }

  @Override
  public void publish(String channel, String json) {
    byte[] frame = frame(text.apply(channel, json).getBytes(StandardCharsets.US_ASCII));
    rooms.getOrDefault(channel, Map.of()).values().forEach(room -> room.publish(frame));
  }

  /** As many bytes as the gateway makes of a message, with an id and a time that never change. */
  static String envelope(String channel, String json) {
    return "{\"kind\":\"data\",\"id\":\"abcdefghi0-123456\",\"channel\":\""
        + channel
        + "\",\"topic\":\""
        + Grants.TOPIC
        + "\",\"data\":"
        + json
        + ",\"created_at\":\"2026-08-22T10:00:00.123Z\"}";
  }

  /** As a frame of RFC 6455, section 5.2, with the two-byte length that 126 to 65,535 take. */
  private static byte[] frame(byte[] payload) {
    return ByteBuffer.allocate(4 + payload.length)
        .put((byte) TEXT)
        .put((byte) 126)
        .putShort((short) payload.length)
        .put(payload)
        .array();
  }
}
