package dev.typewire.gateway;

import dev.typewire.gateway.fanout.Fanout;
import dev.typewire.gateway.http.HttpPipeline;
import dev.typewire.gateway.node.Connections;
import dev.typewire.gateway.node.Node;
import dev.typewire.runtime.PublishOptions;
import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.broker.Payload;
import dev.typewire.runtime.token.TokenOptions;
import dev.typewire.runtime.token.TopicGrant;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.local.LocalAddress;
import io.netty.channel.local.LocalChannel;
import io.netty.channel.local.LocalIoHandler;
import io.netty.channel.local.LocalServerChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first connection of a process, made before anybody waits for one.
 *
 * <p>The code for a connection is loaded when the first one comes. That takes some hundred
 * milliseconds, for which an event loop stands still, and every connection on it with it. So a
 * gateway that no port leads to is played through once, on a thread of its own: a socket opens,
 * subscribes with a token, and gets a message.
 */
final class Rehearsal {
  private static final Logger log = LoggerFactory.getLogger(Rehearsal.class);
  private static final AtomicBoolean played = new AtomicBoolean();
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final byte[] UPGRADE =
      """
      GET /v1/realtime/connect HTTP/1.1\r
      Host: rehearsal\r
      Connection: Upgrade\r
      Upgrade: websocket\r
      Sec-WebSocket-Version: 13\r
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
      Sec-WebSocket-Protocol: typewire.v1\r
      \r
      """
          .getBytes(StandardCharsets.US_ASCII);
  private static final String CHANNEL = "rehearsal";
  private static final String TOPIC = "message";

  private Rehearsal() {}

  /** Plays it, unless this process did so before. A gateway starts also where this fails. */
  static void playOnce() {
    if (played.getAndSet(true)) {
      return;
    }
    try {
      play();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception | LinkageError e) {
      log.debug("The first connection was not rehearsed", e);
    }
  }

  /** Returns when the socket has its message. */
  static void play() throws InterruptedException {
    EventLoopGroup loop =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("typewire-rehearsal", true), LocalIoHandler.newFactory());
    try (Realtime realtime =
        Realtime.builder()
            .contractFrom(ClassLoader.getPlatformClassLoader()) // there is none
            .validation(false) // nothing that the application brings is set up for this
            .executor(Runnable::run)
            .build()) {
      Visitor visitor = new Visitor(loop, open(realtime, loop));
      visitor.send(UPGRADE);
      visitor.hear("HTTP/1.1 101 ");
      visitor.send(textFrame(subscription(realtime)));
      visitor.hear("\"kind\":\"live\"");
      realtime.publishJson(
          CHANNEL,
          TOPIC,
          Payload.ofJson("true".getBytes(StandardCharsets.US_ASCII)),
          PublishOptions.NONE);
      visitor.hear("\"data\":true");
    } finally {
      var unused = loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
  }

  /** A gateway within this process: its address is known to no network. */
  private static SocketAddress open(Realtime realtime, EventLoopGroup loop)
      throws InterruptedException {
    Node node = new Node(realtime, Gateway.builder(realtime).settings(), new Connections());
    Fanout fanout = new Fanout(node, loop);
    return new ServerBootstrap()
        .group(loop)
        .channel(LocalServerChannel.class)
        .childHandler(new HttpPipeline(node, Optional.empty(), Server.endpoints(node, fanout)))
        .bind(new LocalAddress(Rehearsal.class))
        .sync()
        .channel()
        .localAddress();
  }

  private static String subscription(Realtime realtime) {
    String token =
        realtime
            .tokens()
            .mint(
                TokenOptions.lasting(Duration.ofMinutes(1)),
                List.of(new TopicGrant(CHANNEL, TOPIC)))
            .key();
    return """
        {"kind":"sub","sub":"1","token":"%s","channel":"%s","topics":["%s"]}\
        """
        .formatted(token, CHANNEL, TOPIC);
  }

  /** As RFC 6455, section 5.2, has it: final, masked (with zeros), and of 126 bytes or more. */
  private static byte[] textFrame(String text) {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + payload.length)
        .put((byte) 0x81)
        .put((byte) (0x80 | 126))
        .putShort((short) payload.length)
        .putInt(0)
        .put(payload)
        .array();
  }

  /** The other end of the connection. */
  private static final class Visitor extends SimpleChannelInboundHandler<ByteBuf> {
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final Channel channel;

    Visitor(EventLoopGroup loop, SocketAddress address) throws InterruptedException {
      this.channel =
          new Bootstrap()
              .group(loop)
              .channel(LocalChannel.class)
              .handler(this)
              .connect(address)
              .sync()
              .channel();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
      heard.add(bytes.toString(StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) {
      var unused = channel.writeAndFlush(Unpooled.wrappedBuffer(bytes));
    }

    /** Waits for something with this in it. */
    void hear(String part) throws InterruptedException {
      String last;
      do {
        last = heard.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (last == null) {
          throw new IllegalStateException("Nothing came with " + part);
        }
      } while (!last.contains(part));
    }
  }
}
