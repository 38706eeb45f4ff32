package dev.typewire.gateway.socket;

import dev.typewire.gateway.http.Call;
import dev.typewire.gateway.http.HttpPipeline;
import dev.typewire.gateway.node.Settings;
import dev.typewire.gateway.wire.ErrorCode;
import dev.typewire.gateway.wire.Refusal;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The opening handshake: RFC 6455, section 4.2; and what a connection has after it. */
final class Handshake {
  private static final String VERSION = "13";
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final Settings settings;
  private final WebSocketDecoderConfig plain;
  private final WebSocketDecoderConfig deflating;
  private final Map<EventLoop, Pings> pings = new ConcurrentHashMap<>();

  Handshake(Settings settings) {
    this.settings = settings;
    this.plain = decoderConfig(settings.limits().frameBytes(), false);
    this.deflating = decoderConfig(settings.limits().frameBytes(), true);
  }

  /** Refuses a request that is no opening handshake. */
  static void check(Call call) {
    boolean isUpgrade =
        call.headers().containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true)
            && call.headers()
                .containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)
            && call.headers().contains(HttpHeaderNames.SEC_WEBSOCKET_KEY);
    if (!isUpgrade) {
      throw new Refusal(
          ErrorCode.REQUEST_INVALID, "This address takes WebSocket connections only.");
    }
    if (!VERSION.equals(call.headers().get(HttpHeaderNames.SEC_WEBSOCKET_VERSION))) {
      call.answerHeader(HttpHeaderNames.SEC_WEBSOCKET_VERSION, VERSION);
      throw new Refusal(ErrorCode.REQUEST_INVALID, "The WebSocket version has to be 13.");
    }
  }

  /** Sends the 101, and turns the connection's handlers over to frames. */
  void accept(Call call, SocketLink link, @Nullable String subprotocol) {
    FullHttpResponse response =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.SWITCHING_PROTOCOLS);
    response
        .headers()
        .set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET)
        .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE)
        .set(
            HttpHeaderNames.SEC_WEBSOCKET_ACCEPT,
            answerTo(call.headers().get(HttpHeaderNames.SEC_WEBSOCKET_KEY, "")));
    if (subprotocol != null) {
      response.headers().set(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, subprotocol);
    }
    boolean deflates = settings.compression() && DeflateOffer.isIn(call.headers());
    if (deflates) {
      response.headers().set(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS, DeflateOffer.ANSWER);
      link.deflate();
    }
    Channel channel = call.channel();
    int maxFrame = settings.limits().frameBytes();
    var unused = channel.writeAndFlush(response);
    channel.pipeline().addLast(new WebSocket13FrameDecoder(deflates ? deflating : plain));
    if (deflates) {
      channel.pipeline().addLast(DeflateOffer.decoder(maxFrame));
    }
    channel.pipeline().addLast(new SocketHandler(link, pings(channel.eventLoop()), maxFrame));
    HttpPipeline.leaveHttp(channel);
    link.writeFrom(channel.pipeline().context(WebSocket13FrameDecoder.class));
  }

  private Pings pings(EventLoop loop) {
    return pings.computeIfAbsent(loop, l -> new Pings(l, settings.pingInterval()));
  }

  private static WebSocketDecoderConfig decoderConfig(int maxFrame, boolean extensions) {
    return WebSocketDecoderConfig.newBuilder()
        .maxFramePayloadLength(maxFrame)
        .allowExtensions(extensions)
        .closeOnProtocolViolation(false) // SocketHandler closes, and tells its session
        .build();
  }

  private static String answerTo(String key) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      byte[] digest = sha1.digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-1.", e);
    }
  }
}
