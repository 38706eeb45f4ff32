package dev.typewire.gateway.socket;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionData;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionDecoder;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionUtil;
import io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateServerExtensionHandshaker;
import java.util.Map;

/** What a client offers of {@code permessage-deflate}, and what is agreed on: RFC 7692. */
final class DeflateOffer {
  private static final String NAME = "permessage-deflate";
  private static final String LARGEST_WINDOW = "15";

  /**
   * Each message by itself, both ways: one result serves many, and no connection keeps a window.
   */
  static final String ANSWER = NAME + "; server_no_context_takeover; client_no_context_takeover";

  private DeflateOffer() {}

  /**
   * Whether an offer is there that can be taken: none that wants a smaller window of the server.
   */
  static boolean isIn(HttpHeaders headers) {
    return headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS).stream()
        .flatMap(offers -> WebSocketExtensionUtil.extractExtensions(offers).stream())
        .anyMatch(DeflateOffer::canBeTaken);
  }

  private static boolean canBeTaken(WebSocketExtensionData offer) {
    String window = offer.parameters().getOrDefault("server_max_window_bits", LARGEST_WINDOW);
    return offer.name().equals(NAME) && LARGEST_WINDOW.equals(window);
  }

  /**
   * Inflates what the client sends.
   *
   * @param maxBytes that a message may have when it is inflated
   */
  static WebSocketExtensionDecoder decoder(int maxBytes) {
    var handshaker =
        new PerMessageDeflateServerExtensionHandshaker(
            6,
            false,
            PerMessageDeflateServerExtensionHandshaker.MAX_WINDOW_SIZE,
            true,
            true,
            maxBytes);
    return handshaker
        .handshakeExtension(
            new WebSocketExtensionData(
                NAME, Map.of("client_no_context_takeover", "", "server_no_context_takeover", "")))
        .newExtensionDecoder();
  }
}
