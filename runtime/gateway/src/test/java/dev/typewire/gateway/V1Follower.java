package dev.typewire.gateway;

import dev.typewire.gateway.Track.Kind;
import dev.typewire.runtime.MessageId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Follows channels over one WebSocket that speaks {@code typewire.v1}. */
final class V1Follower extends Following {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Set<String> ENDS = Set.of("end", "8:4001", "8:4002", "8:4201");

  private final int port;
  private final Duration silence;
  private final Function<Track, String> tokens;
  private final List<Track> tracks;
  private final AtomicInteger names = new AtomicInteger();
  private final Map<String, Track> subscriptions = new ConcurrentHashMap<>();
  private final Set<Track> live = ConcurrentHashMap.newKeySet();
  private volatile RawSocket socket;

  /**
   * Of these channels.
   *
   * @param silence after how much of it the connection counts as cut
   */
  V1Follower(int port, Duration silence, Function<Track, String> tokens, List<Track> tracks) {
    this.port = port;
    this.silence = silence;
    this.tokens = tokens;
    this.tracks = tracks;
  }

  @Override
  List<Track> tracks() {
    return tracks;
  }

  @Override
  void follow() throws IOException {
    live.clear();
    subscriptions.clear();
    try (RawSocket opened =
        RawSocket.open(port, "", "Sec-WebSocket-Protocol: typewire.v1\r\n", silence)) {
      socket = opened;
      connected();
      tracks.forEach(this::subscribe);
      boolean goesOn = true;
      while (goesOn && !isOver()) {
        waitWhileHeld();
        goesOn = take(opened.readFrame());
      }
    } finally {
      live.clear();
    }
  }

  private void subscribe(Track track) {
    String name = "s" + names.incrementAndGet();
    MessageId after = track.cursor();
    send(
        "{\"kind\":\"sub\",\"sub\":\"%s\",\"token\":\"%s\",\"channel\":\"%s\",\"topics\":[\"%s\"]%s}"
            .formatted(
                name,
                tokens.apply(track),
                track.channel,
                String.join("\",\"", track.topics),
                after == null ? "" : ",\"after\":\"" + after + "\""));
    subscriptions.put(name, track); // not before: nobody may end it before it is asked for
  }

  /** Ends each subscription and starts it again, on the connection that there is. */
  void subscribeAnew() {
    try {
      subscriptions.keySet().forEach(name -> send("{\"kind\":\"unsub\",\"sub\":\"" + name + "\"}"));
    } catch (UncheckedIOException e) {
      // There is no connection just now; the next one starts them anyway.
    }
  }

  private void send(String frame) {
    RawSocket to = socket;
    if (to != null) {
      to.sendFrame(1, frame.getBytes(StandardCharsets.UTF_8));
    }
  }

  private boolean take(String frame) {
    if (frame.startsWith("9:")) {
      socket.sendFrame(0xA, new byte[0]);
      return true;
    }
    if (!frame.startsWith("1:")) {
      if (!ENDS.contains(frame)) {
        fault("closed with " + frame);
      }
      return false;
    }
    return take(MAPPER.readTree(frame.substring(2)));
  }

  /** False if the connection is to be given up. */
  private boolean take(JsonNode frame) {
    String name = frame.path("sub").asString(null);
    Track named = name == null ? null : subscriptions.get(name);
    switch (frame.path("kind").asString()) {
      case "subscribed" -> subscribed(named, frame);
      case "live" -> live.add(named);
      case "unsubscribed" -> {
        if (named != null) {
          subscriptions.remove(name);
          live.remove(named);
          subscribe(named);
        }
      }
      case "gap" -> tell(Kind.GAP, frame.path("cursor"), named, frame);
      case "closing" -> {}
      case "error" -> {
        if (frame.path("retry").asString().equals("never")) {
          fault(frame.toString());
        }
        return false;
      }
      default -> tell(Kind.MESSAGE, frame.path("id"), named, frame);
    }
    return true;
  }

  private void subscribed(Track track, JsonNode frame) {
    MessageId cursor = MessageId.parse(frame.path("cursor").asString());
    MessageId after = track.cursor();
    if (after == null) {
      track.told(Kind.BEGINS_AFTER, cursor);
    } else if (!frame.path("recovered").asBoolean()) {
      track.told(Kind.GAP, cursor);
    } else if (!cursor.equals(after)) {
      fault("resumed from " + cursor + " instead of " + after);
    }
  }

  private void tell(Kind kind, JsonNode id, Track named, JsonNode frame) {
    MessageId position = MessageId.tryParse(id.asString("")).orElse(null);
    if (position == null) {
      fault("no position in " + frame);
    } else if (named != null) {
      if (live.contains(named)) {
        fault("the past after live: " + frame);
      }
      named.told(kind, position);
    } else {
      String channel = frame.path("channel").asString();
      live.stream()
          .filter(track -> track.channel.equals(channel))
          .forEach(track -> track.told(kind, position));
    }
  }

  @Override
  boolean isLive() {
    return live.size() == tracks.size();
  }

  @Override
  void reset() {
    RawSocket present = socket;
    if (present != null) {
      present.reset();
    }
  }
}
