package dev.typewire.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.typewire.gateway.node.Node;
import dev.typewire.gateway.node.Outlet;
import dev.typewire.gateway.wire.ErrorCode;
import dev.typewire.gateway.wire.Refusal;
import dev.typewire.gateway.wire.ServerFrames;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One request and its answer. Belongs to the connection's event loop. */
public final class Call {
  private static final Duration LINGER = Duration.ofSeconds(2);

  private final Channel channel;
  private final FullHttpRequest request;
  private final String path;
  private final Map<String, List<String>> query;
  private final @Nullable String allowedOrigin;
  private final boolean keepAlive;
  private final Node node;
  private Consumer<Refusal> onRefusal = refusal -> {};
  private @Nullable BodyListener listener;
  private boolean bodyEnded;
  private boolean awaitingPiece;
  private boolean isLast;
  private final HttpHeaders answerHeaders = new DefaultHttpHeaders();

  /**
   * A request that is to be answered.
   *
   * @throws IllegalArgumentException if its address is not well formed
   * @param allowedOrigin what {@code Access-Control-Allow-Origin} says; null to say nothing
   */
  Call(Channel channel, FullHttpRequest request, @Nullable String allowedOrigin, Node node) {
    this.node = node;
    this.channel = channel;
    this.request = request;
    this.allowedOrigin = allowedOrigin;
    this.keepAlive = HttpUtil.isKeepAlive(request);
    // A semicolon separates nothing, and every parameter counts that a line has room for.
    QueryStringDecoder uri =
        new QueryStringDecoder(request.uri(), UTF_8, true, HttpPipeline.MAX_LINE, true);
    var unused = uri.path(); // fails if it is not well formed
    this.path = uri.rawPath();
    this.query = uri.parameters();
  }

  /** The connection. */
  public Channel channel() {
    return channel;
  }

  /** The path, as it was sent. */
  String path() {
    return path;
  }

  /** The request's headers. */
  public HttpHeaders headers() {
    return request.headers();
  }

  /** Whether the client speaks HTTP/1.1. */
  public boolean isHttp11() {
    return request.protocolVersion().equals(HttpVersion.HTTP_1_1);
  }

  /**
   * Reads the body as it arrives; only in an endpoint that {@link Endpoint#streams} it.
   *
   * @param bodyListener gets the pieces, from {@link #readMore} on
   */
  public void readBody(BodyListener bodyListener) {
    this.listener = bodyListener;
    if (HttpUtil.is100ContinueExpected(request)) {
      var unused =
          channel.writeAndFlush(
              new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
    }
    readMore();
  }

  /**
   * Reads the whole body; only in an endpoint that {@link Endpoint#streams} it, so that nobody's
   * body is kept who may not send one.
   *
   * @param maxBytes that it may have
   * @param then gets it
   * @throws Refusal if it says beforehand that it has more
   */
  public void readBody(int maxBytes, Consumer<byte[]> then) {
    if (HttpUtil.getContentLength(request, 0L) > maxBytes) {
      throw WholeBody.tooLarge(maxBytes);
    }
    readBody(new WholeBody(this, maxBytes, then));
  }

  /** Asks for the body's next piece, if there is one. */
  public void readMore() {
    if (!bodyEnded) {
      awaitingPiece = true;
      channel.read();
    }
  }

  /** The same after a while, unless nobody reads the body any more then. */
  public void readMoreIn(Duration wait) {
    if (wait.isZero()) {
      readMore();
    } else {
      Runnable later =
          () -> {
            if (listener != null) {
              readMore();
            }
          };
      var unused = channel.eventLoop().schedule(later, wait.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  /** Whether the client was told that no other request is answered on this connection. */
  boolean isLast() {
    return isLast;
  }

  boolean awaitsPiece() {
    return awaitingPiece;
  }

  void bodyPiece(HttpContent content, boolean last) {
    awaitingPiece = false;
    BodyListener to = listener;
    if (to == null) {
      return;
    }
    if (content.decoderResult().isFailure()) {
      abortBody();
      refuseAndClose(new Refusal(ErrorCode.REQUEST_INVALID, "The request's body is not HTTP."));
      return;
    }
    bodyEnded = last;
    boolean empty = !content.content().isReadable();
    if (!empty) {
      to.piece(content.content());
    }
    if (last) {
      listener = null;
      to.end();
    } else if (empty) {
      readMore();
    }
  }

  void abortBody() {
    BodyListener to = listener;
    listener = null;
    if (to != null) {
      to.aborted();
    }
  }

  /** All values of a query parameter. */
  public List<String> parameters(String name) {
    return query.getOrDefault(name, List.of());
  }

  /** The first value of a query parameter. */
  public Optional<String> parameter(String name) {
    return parameters(name).stream().findFirst();
  }

  /** The bearer token: RFC 6750, section 2.1. */
  public Optional<String> bearer() {
    String authorization = headers().get(HttpHeaderNames.AUTHORIZATION);
    String scheme = "Bearer ";
    return authorization != null && authorization.regionMatches(true, 0, scheme, 0, scheme.length())
        ? Optional.of(authorization.substring(scheme.length()).trim())
        : Optional.empty();
  }

  /** The subscription token: as bearer, or in the query. */
  public String token() {
    return bearer()
        .or(() -> parameter("token"))
        .orElseThrow(
            () ->
                new Refusal(
                    ErrorCode.TOKEN_MISSING,
                    "No token came with the request. Send one as bearer, or as ?token=."));
  }

  /** Adds a header to the answer. */
  public Call answerHeader(CharSequence name, Object value) {
    answerHeaders.set(name, value);
    return this;
  }

  /** Answers with JSON. */
  public void answer(HttpResponseStatus status, byte[] json) {
    ByteBuf body = Unpooled.wrappedBuffer(json);
    FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
    response.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json; charset=utf-8");
    send(response);
  }

  /** Has somebody told if this request is refused. */
  public void whenRefused(Consumer<Refusal> told) {
    this.onRefusal = told;
  }

  /** Answers with a refusal. */
  public void refuse(Refusal refusal) {
    node.meters().refused(refusal.code());
    onRefusal.accept(refusal);
    answer(
        HttpResponseStatus.valueOf(refusal.code().httpStatus()), ServerFrames.errorBody(refusal));
  }

  /** Sends a whole response, and goes on with the connection's next request. */
  void send(FullHttpResponse response) {
    boolean goesOn = keepAlive && (isLast || !node.connections().isDraining());
    HttpUtil.setContentLength(response, response.content().readableBytes());
    HttpUtil.setKeepAlive(response, goesOn);
    if (goesOn && !isLast && !request.protocolVersion().isKeepAliveDefault()) {
      response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
    }
    response.headers().set(HttpHeaderNames.CACHE_CONTROL, "no-store");
    response.headers().add(answerHeaders);
    addCors(response);
    ChannelFuture sent = channel.writeAndFlush(response);
    sent.addListener(done -> node.connections().answered(channel));
    if (goesOn || isLast) { // the last one's connection is closed a little later
      // Not before it is sent: a peer that only asks, and never reads, would fill the memory.
      sent.addListener(done -> channel.config().setAutoRead(true));
    } else {
      sent.addListener(ChannelFutureListener.CLOSE);
    }
  }

  /**
   * Refuses a request, which may still be on its way, and closes when the client had time to read
   * so.
   */
  public void refuseAndClose(Refusal refusal) {
    listener = null;
    isLast = true;
    answerHeader(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE).refuse(refusal);
    Outlet.closeIn(channel, LINGER);
  }

  /** Tells a browser that the page may read the response. */
  public void addCors(HttpResponse response) {
    response.headers().add(HttpHeaderNames.VARY, HttpHeaderNames.ORIGIN);
    if (allowedOrigin != null) {
      response
          .headers()
          .set(HttpHeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS, HttpHeaderNames.RETRY_AFTER);
      response.headers().set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, allowedOrigin);
    }
  }
}
