package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A WebSocket client that keeps what it receives. */
final class SocketClient implements WebSocket.Listener {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  final CompletableFuture<Integer> closed = new CompletableFuture<>();
  final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
  private final StringBuilder partial = new StringBuilder();
  private WebSocket socket;

  static SocketClient v1(HttpClient http, int port) {
    return new SocketClient()
        .open(http.newWebSocketBuilder().subprotocols("typewire.v1"), port, "");
  }

  static SocketClient plain(HttpClient http, int port, String token) {
    return new SocketClient().open(http.newWebSocketBuilder(), port, "?token=" + token);
  }

  /** The same over TLS. */
  static SocketClient plainOverTls(HttpClient http, int port, String token) {
    URI uri = URI.create("wss://127.0.0.1:" + port + "/v1/realtime/connect?token=" + token);
    return new SocketClient().open(http.newWebSocketBuilder(), uri);
  }

  private SocketClient open(WebSocket.Builder builder, int port, String query) {
    return open(builder, URI.create("ws://127.0.0.1:" + port + "/v1/realtime/connect" + query));
  }

  private SocketClient open(WebSocket.Builder builder, URI uri) {
    socket = builder.buildAsync(uri, this).join();
    return this;
  }

  void send(String frame) {
    socket.sendText(frame, true).join();
  }

  void subscribe(String sub, String token, String channel, String topics, String after) {
    send(
        "{\"kind\":\"sub\",\"sub\":\"%s\",\"token\":\"%s\",\"channel\":\"%s\",\"topics\":[\"%s\"]%s}"
            .formatted(
                sub,
                token,
                channel,
                topics.replace(",", "\",\""),
                after == null ? "" : ",\"after\":\"" + after + "\""));
  }

  WebSocket socket() {
    return socket;
  }

  void abort() {
    socket.abort();
  }

  /** The next frame, which must be of this kind. */
  JsonNode next(String kind) {
    JsonNode frame = next();
    assertThat(frame.path("kind").asString()).as("%s", frame).isEqualTo(kind);
    return frame;
  }

  JsonNode next() {
    try {
      JsonNode frame = frames.poll(60, TimeUnit.SECONDS);
      assertThat(frame).as("a frame within a minute").isNotNull();
      return frame;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  List<JsonNode> next(int count) {
    List<JsonNode> all = new ArrayList<>();
    while (all.size() < count) {
      all.add(next());
    }
    return all;
  }

  int closeCode() {
    return closed.orTimeout(60, TimeUnit.SECONDS).join();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      frames.add(MAPPER.readTree(partial.toString()));
      partial.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
    closed.complete(statusCode);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.completeExceptionally(error);
  }
}
