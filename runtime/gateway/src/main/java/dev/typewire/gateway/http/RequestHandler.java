package dev.typewire.gateway.http;

import dev.typewire.gateway.node.Node;
import dev.typewire.gateway.node.PeerFaults;
import dev.typewire.gateway.wire.ErrorCode;
import dev.typewire.gateway.wire.Refusal;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpContentException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks what is the same for every request, and hands it to the endpoint of its path. */
final class RequestHandler extends SimpleChannelInboundHandler<HttpObject> {
  private static final Logger log = LoggerFactory.getLogger(RequestHandler.class);

  private final Node node;
  private final OriginRule origins;
  private final ConnectionGate gate;
  private final Map<String, Endpoint> endpoints;

  /** The request whose body is being read; null between such requests. */
  private @Nullable Call reading;

  private @Nullable Call latest;

  RequestHandler(
      Node node, OriginRule origins, ConnectionGate gate, Map<String, Endpoint> endpoints) {
    this.node = node;
    this.origins = origins;
    this.gate = gate;
    this.endpoints = endpoints;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
    if (message instanceof FullHttpRequest request) {
      request(context.channel(), request, true);
    } else if (message instanceof HttpRequest head) {
      FullHttpRequest request =
          new DefaultFullHttpRequest(
              head.protocolVersion(),
              head.method(),
              head.uri(),
              Unpooled.EMPTY_BUFFER,
              head.headers(),
              EmptyHttpHeaders.INSTANCE);
      request.setDecoderResult(head.decoderResult());
      request(context.channel(), request, false);
    } else if (message instanceof HttpContent content && reading != null) {
      body(reading, content);
    }
  }

  private void body(Call call, HttpContent content) {
    boolean last = content instanceof LastHttpContent;
    if (last || content.decoderResult().isFailure()) {
      reading = null;
    }
    try {
      call.bodyPiece(content, last);
    } catch (Refusal e) {
      refuse(call, last, e);
    } catch (RuntimeException e) {
      reading = null;
      log.error("Reading the body of a request to {} failed", call.path(), e);
      call.abortBody();
      call.refuseAndClose(failed());
    }
  }

  /** What was read may have been too little for a piece: then the wish for one still stands. */
  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (reading != null && reading.awaitsPiece()) {
      reading.readMore();
    }
    context.fireChannelReadComplete();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    Call call = reading;
    reading = null;
    if (call != null) {
      call.abortBody();
    }
    context.fireChannelInactive();
  }

  /**
   * Answers a request.
   *
   * @param whole whether its body is there; if not, it is read as it comes, or never
   */
  private void request(Channel channel, FullHttpRequest request, boolean whole) {
    if (!channel.isActive() || (latest != null && latest.isLast())) {
      return; // sent along with one before, after which the connection ended
    }
    if (request.decoderResult().cause() instanceof TooLongHttpContentException) {
      refuse(channel, request, false, WholeBody.tooLarge(HttpPipeline.MAX_UNASKED_BODY));
      return;
    }
    if (request.decoderResult().isFailure()) {
      request.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
      refuse(channel, request, true, invalid("The request is not HTTP, or its head is too long."));
      return;
    }
    if (request.headers().getAll(HttpHeaderNames.HOST).size() > 1) {
      refuse(channel, request, false, invalid("The request names more than one host."));
      return;
    }
    node.connections().asked(channel);
    channel.config().setAutoRead(false); // one request at a time, so that answers keep their order
    boolean allowed = origins.allows(request.headers());
    Call call;
    try {
      call = new Call(channel, request, allowOrigin(request.headers()), node);
    } catch (IllegalArgumentException e) {
      refuse(channel, request, whole, invalid("The request's address is not well formed."));
      return;
    }
    latest = call;
    Endpoint endpoint = endpoints.get(call.path());
    boolean open = endpoint != null && endpoint.answersAnybody();
    Optional<Refusal> noPlace = open ? Optional.empty() : gate.refusal(channel, request.headers());
    if (noPlace.isPresent()) {
      call.refuseAndClose(noPlace.get());
      return;
    }
    try {
      if (!allowed && !open) {
        throw new Refusal(
            ErrorCode.ORIGIN_FORBIDDEN,
            "Pages of this origin may not connect. Add it to Gateway.builder().allowedOrigins(…).");
      }
      reading = whole ? null : call;
      handle(call, endpoint, request.method());
    } catch (Refusal e) {
      refuse(call, whole, e);
    } catch (RuntimeException e) {
      log.error("The request to {} failed", call.path(), e);
      refuse(call, whole, failed());
    }
  }

  private @Nullable String allowOrigin(HttpHeaders headers) {
    return origins.allows(headers) ? origins.allowOrigin(headers) : null;
  }

  private void refuse(Call call, boolean whole, Refusal refusal) {
    if (whole) {
      call.refuse(refusal);
    } else {
      reading = null;
      call.refuseAndClose(refusal);
    }
  }

  private static Refusal failed() {
    return new Refusal(ErrorCode.INTERNAL, "The server failed. Its log has the reason.");
  }

  /** Refuses a request that cannot be read. */
  private void refuse(Channel channel, FullHttpRequest request, boolean whole, Refusal refusal) {
    latest = new Call(channel, request.setUri("/"), allowOrigin(request.headers()), node);
    refuse(latest, whole, refusal);
  }

  private static Refusal invalid(String message) {
    return new Refusal(ErrorCode.REQUEST_INVALID, message);
  }

  private void handle(Call call, @Nullable Endpoint endpoint, HttpMethod method) {
    if (endpoint == null) {
      throw new Refusal(ErrorCode.NOT_FOUND, "There is no such address.");
    }
    if (method.equals(HttpMethod.OPTIONS)) {
      preflight(call, endpoint);
    } else if (!method.equals(endpoint.method())) {
      call.answerHeader(HttpHeaderNames.ALLOW, endpoint.method());
      throw new Refusal(
          ErrorCode.METHOD_NOT_ALLOWED, "This address answers " + endpoint.method() + ".");
    } else if (node.connections().isDraining() && !endpoint.answersAnybody()) {
      throw new Refusal(ErrorCode.GATEWAY_CLOSING, "The server is going away.");
    } else {
      endpoint.handle(call);
    }
  }

  /** Tells a browser what a page may send: Fetch standard, "CORS-preflight request". */
  private static void preflight(Call call, Endpoint endpoint) {
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.NO_CONTENT, Unpooled.EMPTY_BUFFER);
    response
        .headers()
        .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS, endpoint.method())
        .set(
            HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS,
            "Authorization, Content-Type, Last-Event-ID, traceparent, tracestate")
        .set(HttpHeaderNames.ACCESS_CONTROL_MAX_AGE, 600);
    call.send(response);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (PeerFaults.causedBy(cause)) {
      log.debug("An HTTP connection ended: {}", PeerFaults.names(cause));
    } else {
      log.error("An HTTP connection failed", cause);
    }
    var unused = context.close();
  }
}
