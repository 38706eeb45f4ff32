package dev.typewire.gateway.http;

import dev.typewire.gateway.limit.Limits;
import dev.typewire.gateway.node.Node;
import dev.typewire.gateway.tls.Certificates;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.flow.FlowControlHandler;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a connection begins with: the handlers that make requests of its bytes. */
public final class HttpPipeline extends ChannelInitializer<Channel> {
  /**
   * Bytes that a request's first line may have, and its headers together: a token in the query, or
   * the cursors of many channels, are long.
   */
  public static final int MAX_LINE = 16 << 10;

  private static final List<Class<? extends ChannelHandler>> HTTP_HANDLERS =
      List.of(
          RequestHandler.class,
          BodyCollector.class,
          FlowControlHandler.class,
          HeadTimer.class,
          HttpServerCodec.class,
          SilenceTimer.class);

  /** Bytes of a body that nobody asked for, such as that of a GET. */
  static final int MAX_UNASKED_BODY = 4 << 10;

  private final Node node;
  private final Optional<Certificates> certificates;
  private final OriginRule origins;
  private final ConnectionGate gate;
  private final Map<String, Endpoint> endpoints;

  /** Routes to these endpoints, by path; over TLS if there are certificates. */
  public HttpPipeline(
      Node node, Optional<Certificates> certificates, Map<String, Endpoint> endpoints) {
    this.node = node;
    this.certificates = certificates;
    this.origins = new OriginRule(node.settings().allowedOrigins(), node.settings().devMode());
    this.gate = new ConnectionGate(node);
    this.endpoints = Map.copyOf(endpoints);
  }

  @Override
  protected void initChannel(Channel channel) {
    if (!gate.accepts(channel)) {
      var unused = channel.close();
      return;
    }
    node.connections().opened(channel);
    Limits limits = node.settings().limits();
    certificates.ifPresent(
        tls -> channel.pipeline().addLast(tls.handler(channel.alloc(), limits.handshakeTime())));
    HttpDecoderConfig config =
        new HttpDecoderConfig().setMaxInitialLineLength(MAX_LINE).setMaxHeaderSize(MAX_LINE);
    SilenceTimer silence = new SilenceTimer(limits.idleTime());
    channel
        .pipeline()
        .addLast(silence)
        .addLast(new HttpServerCodec(config))
        .addLast(new HeadTimer(limits.headTime(), node, silence))
        .addLast(new FlowControlHandler())
        .addLast(new BodyCollector(MAX_UNASKED_BODY, this::streams))
        .addLast(new RequestHandler(node, origins, gate, endpoints));
  }

  private boolean streams(HttpRequest head) {
    Endpoint endpoint = endpoints.get(new QueryStringDecoder(head.uri()).rawPath());
    return endpoint != null && head.method().equals(endpoint.method()) && endpoint.streams(head);
  }

  /**
   * Ends HTTP on a connection whose response head was written: what comes and goes from now on is
   * for the handlers that were added after these.
   */
  public static void leaveHttp(Channel channel) {
    ChannelPipeline pipeline = channel.pipeline();
    HTTP_HANDLERS.forEach(pipeline::remove);
    channel.config().setAutoRead(true);
  }
}
