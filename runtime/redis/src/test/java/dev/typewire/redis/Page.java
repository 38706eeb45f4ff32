package dev.typewire.redis;

import dev.typewire.runtime.MessageId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser's page that follows {@code order:42}, and comes back with its cursor after a cut. */
final class Page implements WebSocket.Listener, AutoCloseable {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** What it was told: messages, and where it was told of a gap. */
  record Told(MessageId position, String data) {
    boolean isGap() {
      return data == null;
    }
  }

  private final HttpClient http;
  private final IntSupplier port;
  private final Supplier<String> token;
  private final StringBuilder partial = new StringBuilder();
  private final List<Told> told = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private WebSocket socket;
  private MessageId cursor;
  private Duration tokenLasts = Duration.ZERO;
  private boolean live;
  private boolean closed;

  /**
   * Opens it.
   *
   * @param port of the node to go to, asked before each connection
   */
  Page(HttpClient http, IntSupplier port, Supplier<String> token) {
    this.http = http;
    this.port = port;
    this.token = token;
    connect();
  }

  private void connect() {
    URI uri = URI.create("ws://127.0.0.1:" + port.getAsInt() + "/v1/realtime/connect");
    http.newWebSocketBuilder()
        .subprotocols("typewire.v1")
        .buildAsync(uri, this)
        .whenComplete(
            (opened, fault) -> {
              if (fault != null) {
                again();
              } else {
                begin(opened);
              }
            });
  }

  private synchronized void begin(WebSocket opened) {
    socket = opened;
    partial.setLength(0);
    opened.sendText(
        "{\"kind\":\"sub\",\"sub\":\"1\",\"token\":\"%s\",\"channel\":\"%s\",\"topics\":[\"step\"]%s}"
            .formatted(
                token.get(), Orders.CHANNEL, cursor == null ? "" : ",\"after\":\"" + cursor + "\""),
        true);
  }

  private synchronized void again() {
    live = false;
    if (!closed) {
      CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS).execute(this::connect);
    }
  }

  @Override
  public synchronized CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
    partial.append(text);
    if (last && from == socket) {
      take(MAPPER.readTree(partial.toString()));
    }
    if (last) {
      partial.setLength(0);
    }
    from.request(1);
    return null;
  }

  private void take(JsonNode frame) {
    switch (frame.path("kind").asString()) {
      case "subscribed" -> {
        if (cursor != null && !frame.path("recovered").asBoolean()) {
          told.add(new Told(MessageId.parse(frame.path("cursor").asString()), null));
        }
        cursor = MessageId.parse(frame.path("cursor").asString());
        tokenLasts = Duration.ofMillis(frame.path("renewInMs").asLong());
      }
      case "live" -> live = true;
      case "gap" -> {
        cursor = MessageId.parse(frame.path("cursor").asString());
        told.add(new Told(cursor, null));
      }
      case "data" -> {
        cursor = MessageId.parse(frame.path("id").asString());
        told.add(new Told(cursor, frame.path("data").asString()));
      }
      case "error" -> {
        if (frame.path("retry").asString().equals("never")) {
          faults.add(frame.toString());
        }
        socket.abort();
        again();
      }
      default -> {}
    }
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
    again();
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    again();
  }

  synchronized boolean isLive() {
    return live;
  }

  /** How long the node that it is on takes its token to be good. */
  synchronized Duration tokenLasts() {
    return tokenLasts;
  }

  synchronized List<String> faults() {
    return List.copyOf(faults);
  }

  synchronized List<Told> told() {
    return List.copyOf(told);
  }

  List<String> data() {
    return told().stream().filter(one -> !one.isGap()).map(Told::data).toList();
  }

  /** Of the messages. */
  List<MessageId> positions() {
    return told().stream().filter(one -> !one.isGap()).map(Told::position).toList();
  }

  long gaps() {
    return told().stream().filter(Told::isGap).count();
  }

  synchronized boolean hasSeen(String data) {
    return !told.isEmpty() && data.equals(told.get(told.size() - 1).data());
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (socket != null) {
      socket.abort();
    }
  }
}
