package dev.typewire.redis.channel;

import dev.typewire.redis.server.Script;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What happens to a channel in Redis. The files say what they are given and what they answer. */
public final class Scripts {
  static final Script APPEND = load("append.lua");
  static final Script READ = load("read.lua");
  static final Script REPLAY = load("replay.lua");
  static final Script TIME = Script.of(read("time.lua"));
  static final Script PROBE = Script.of(read("probe.lua"));

  private Scripts() {}

  /** All of them. */
  public static List<Script> all() {
    return List.of(APPEND, READ, REPLAY, TIME, PROBE);
  }

  private static Script load(String file) {
    return Script.of(read("state.lua") + read(file));
  }

  private static String read(String file) {
    try (InputStream in = Scripts.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing in the jar.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
