package dev.typewire.gateway;

import dev.typewire.gateway.Track.Kind;
import dev.typewire.runtime.MessageId;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Follows a channel over server-sent events, and comes back with the last event's id. */
final class EventsFollower extends Following {
  private final int port;
  private final Duration silence;
  private final Function<Track, String> tokens;
  private final Track track;
  private volatile Socket socket;
  private volatile boolean live;

  EventsFollower(int port, Duration silence, Function<Track, String> tokens, Track track) {
    this.port = port;
    this.silence = silence;
    this.tokens = tokens;
    this.track = track;
  }

  @Override
  List<Track> tracks() {
    return List.of(track);
  }

  @Override
  void follow() throws IOException {
    try (Socket opened = new Socket()) {
      opened.setReceiveBufferSize(16 << 10);
      opened.connect(new InetSocketAddress("127.0.0.1", port), (int) silence.toMillis());
      opened.setSoTimeout((int) silence.toMillis());
      socket = opened;
      opened.getOutputStream().write(request().getBytes(StandardCharsets.US_ASCII));
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(opened.getInputStream(), StandardCharsets.US_ASCII));
      String status = next(lines);
      if (!status.startsWith("HTTP/1.1 200")) {
        boolean mayComeBack =
            status.startsWith("HTTP/1.1 503") || status.startsWith("HTTP/1.1 401");
        if (!mayComeBack) {
          fault("refused with " + status);
        }
        return;
      }
      connected();
      read(lines);
    } finally {
      live = false;
    }
  }

  private String request() {
    MessageId cursor = track.cursor();
    return "GET /v1/realtime/sse HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
        + tokens.apply(track)
        + (cursor == null ? "" : "\r\nLast-Event-ID: " + cursor)
        + "\r\n\r\n";
  }

  private void read(BufferedReader lines) throws IOException {
    Map<String, String> event = new HashMap<>();
    while (!isOver()) {
      waitWhileHeld();
      String line = next(lines);
      int colon = line.indexOf(": ");
      if (colon > 0) {
        event.put(line.substring(0, colon), line.substring(colon + 2));
      } else if (line.isEmpty() && event.containsKey("id")) {
        take(event.getOrDefault("event", event.containsKey("data") ? "message" : "cursor"), event);
        event.clear();
      }
    }
  }

  /** Lines that say how long a chunk of the response is look like no field, and are left out. */
  private static String next(BufferedReader lines) throws IOException {
    String line = lines.readLine();
    if (line == null) {
      throw new EOFException();
    }
    return line;
  }

  private void take(String kind, Map<String, String> event) {
    MessageId id = MessageId.parse(event.get("id"));
    switch (kind) {
      case "message" -> track.told(Kind.MESSAGE, id);
      case "gap" -> track.told(Kind.GAP, id);
      case "cursor" -> {
        if (track.cursor() == null) {
          track.told(Kind.BEGINS_AFTER, id);
        }
        live = true;
      }
      default -> fault("an event of kind " + kind);
    }
  }

  @Override
  boolean isLive() {
    return live;
  }

  @Override
  void reset() {
    Socket present = socket;
    if (present != null) {
      RawSocket.reset(present);
    }
  }
}
