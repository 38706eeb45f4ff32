package dev.typewire.gateway;

import dev.typewire.gateway.fanout.Fanout;
import dev.typewire.gateway.health.LiveEndpoint;
import dev.typewire.gateway.health.ReadyEndpoint;
import dev.typewire.gateway.http.Endpoint;
import dev.typewire.gateway.http.HttpPipeline;
import dev.typewire.gateway.metrics.Meters;
import dev.typewire.gateway.node.Connections;
import dev.typewire.gateway.node.Node;
import dev.typewire.gateway.node.Settings;
import dev.typewire.gateway.node.Transport;
import dev.typewire.gateway.publish.Authority;
import dev.typewire.gateway.publish.PublishEndpoint;
import dev.typewire.gateway.publish.TeeEndpoint;
import dev.typewire.gateway.publish.TokenEndpoint;
import dev.typewire.gateway.socket.ConnectEndpoint;
import dev.typewire.gateway.sse.SseEndpoint;
import dev.typewire.gateway.tls.Certificates;
import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.token.Tokens;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires the parts of one gateway, opens its port, and closes everything in order. */
final class Server {
  private static final Logger log = LoggerFactory.getLogger(Server.class);

  private final Settings settings;
  private final Meters meters;
  private final Connections connections;
  private final Fanout fanout;
  private final MultiThreadIoEventLoopGroup loops;
  private final Channel listening;
  private final Runnable beforeClose;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Server(
      Settings settings,
      Meters meters,
      Connections connections,
      Fanout fanout,
      MultiThreadIoEventLoopGroup loops,
      Channel listening,
      Runnable beforeClose) {
    this.settings = settings;
    this.meters = meters;
    this.connections = connections;
    this.fanout = fanout;
    this.loops = loops;
    this.listening = listening;
    this.beforeClose = beforeClose;
  }

  static Server start(Realtime realtime, Settings settings, Supplier<Meters> counting) {
    requireKey(realtime, settings);
    Tokens tokens = realtime.tokens(); // says now, not at the first request, that there is no key
    InetSocketAddress address = address(settings);
    Optional<Certificates> certificates = certificates(settings);
    Rehearsal.playOnce();
    Transport transport = Transport.best();
    MultiThreadIoEventLoopGroup loops =
        new MultiThreadIoEventLoopGroup(
            settings.threads(),
            new DefaultThreadFactory("typewire-gateway"),
            transport.ioHandler());
    Meters meters = counting.get();
    Connections connections = new Connections(meters);
    meters.start(connections::queuedBytes);
    Node node = new Node(realtime, settings, connections, meters);
    Fanout fanout = new Fanout(node, loops);
    Runnable onRevocation = connections::tokensRevoked;
    tokens.addRevocationListener(onRevocation); // before there are any
    Runnable forget = () -> tokens.removeRevocationListener(onRevocation);
    ChannelFuture bound =
        new ServerBootstrap()
            .group(loops)
            .channel(transport.serverChannel())
            .option(ChannelOption.SO_BACKLOG, 1024)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(new HttpPipeline(node, certificates, endpoints(node, fanout)))
            .bind(address)
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      forget.run();
      meters.close();
      loops.shutdownGracefully(0, 0, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
      throw new UncheckedIOException(
          "The gateway cannot listen on " + address + ". Is the port taken?",
          new IOException(bound.cause()));
    }
    Server server =
        new Server(settings, meters, connections, fanout, loops, bound.channel(), forget);
    log.info(
        "The gateway listens on port {}{}{}",
        server.port(),
        settings.tls() == null ? "" : " with TLS",
        mode(settings));
    return server;
  }

  private static void requireKey(Realtime realtime, Settings settings) {
    if (!settings.devMode() && !realtime.hasSigningKey()) {
      throw new IllegalStateException(
          "The gateway does not start without a signing key. Pass one to"
              + " Realtime.builder().signingKey(…), 32 random bytes as hex for instance, or choose"
              + " Gateway.builder(…).devMode() on a developer's machine.");
    }
  }

  private static Optional<Certificates> certificates(Settings settings) {
    return Optional.ofNullable(settings.tls())
        .map(files -> new Certificates(files, settings.tlsCheckInterval(), System::nanoTime));
  }

  private static InetSocketAddress address(Settings settings) {
    InetSocketAddress chosen =
        settings.host() == null
            ? new InetSocketAddress(settings.port())
            : new InetSocketAddress(settings.host(), settings.port());
    if (!settings.devMode()) {
      return chosen;
    }
    if (settings.host() != null && !chosen.getAddress().isLoopbackAddress()) {
      throw new IllegalStateException(
          "devMode() listens on this machine only, not on " + settings.host() + ". Leave one out.");
    }
    return settings.host() != null
        ? chosen
        : new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port());
  }

  private static String mode(Settings settings) {
    return settings.devMode() ? " of this machine, in dev mode: publishing needs no key" : "";
  }

  static Map<String, Endpoint> endpoints(Node node, Fanout fanout) {
    ReadyEndpoint ready = new ReadyEndpoint(node);
    Authority authority = new Authority(node); // one, so that a publisher has one rate
    return Map.of(
        "/health", ready,
        "/health/ready", ready,
        "/health/live", new LiveEndpoint(),
        "/v1/realtime/connect", new ConnectEndpoint(node, fanout),
        "/v1/realtime/sse", new SseEndpoint(node, fanout),
        "/v1/realtime/publish", new PublishEndpoint(node, authority),
        "/v1/realtime/publish/tee", new TeeEndpoint(node, authority),
        "/v1/realtime/token", new TokenEndpoint(node, authority));
  }

  int port() {
    return ((InetSocketAddress) listening.localAddress()).getPort();
  }

  void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    beforeClose.run();
    Duration drain = settings.drain();
    connections.beginDraining();
    listening.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
    connections.drain(drain);
    connections.close(drain.plus(settings.closeGrace()));
    fanout.close();
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    meters.close();
    log.info("The gateway is closed");
  }
}
