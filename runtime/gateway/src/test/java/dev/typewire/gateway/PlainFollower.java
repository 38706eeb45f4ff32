package dev.typewire.gateway;

import dev.typewire.runtime.MessageId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Follows a channel over plain WebSockets, which know no resume. */
final class PlainFollower extends Following {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Set<String> ENDS = Set.of("end", "8:1001", "8:1013");

  private final int port;
  private final Duration silence;
  private final Function<Track, String> tokens;
  private final Track track;
  private volatile RawSocket socket;
  private volatile boolean live;

  PlainFollower(int port, Duration silence, Function<Track, String> tokens, Track track) {
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
    try (RawSocket opened = RawSocket.open(port, "?token=" + tokens.apply(track), "", silence)) {
      socket = opened;
      connected();
      track.told(Track.Kind.BEGINS_ANYWHERE, null);
      live = true;
      String frame = next(opened);
      while (!isOver() && (frame.startsWith("1:") || frame.startsWith("9:"))) {
        if (frame.startsWith("9:")) {
          opened.sendFrame(0xA, new byte[0]);
        } else {
          take(MAPPER.readTree(frame.substring(2)));
        }
        frame = next(opened);
      }
      if (!ENDS.contains(frame) && !isOver()) {
        fault("closed with " + frame);
      }
    } finally {
      live = false;
    }
  }

  private String next(RawSocket opened) {
    waitWhileHeld();
    return opened.readFrame();
  }

  private void take(JsonNode frame) {
    String kind = frame.path("kind").asString();
    if (kind.equals("data") || kind.equals("run")) {
      track.told(Track.Kind.MESSAGE, MessageId.parse(frame.path("id").asString()));
    } else {
      fault("a plain client got " + frame);
    }
  }

  @Override
  boolean isLive() {
    return live;
  }

  @Override
  void reset() {
    RawSocket present = socket;
    if (present != null) {
      present.reset();
    }
  }
}
