package dev.typewire.redis.channel;

import dev.typewire.redis.server.Script;
import java.util.List;

/** What happens to a channel in Redis. The files say what they are given and what they answer. */
public final class Scripts {
  static final Script APPEND = load("append.lua");
  static final Script READ = load("read.lua");
  static final Script REPLAY = load("replay.lua");
  static final Script TIME = Script.read(Scripts.class, "time.lua");
  static final Script PROBE = Script.read(Scripts.class, "probe.lua");

  private Scripts() {}

  /** All of them. */
  public static List<Script> all() {
    return List.of(APPEND, READ, REPLAY, TIME, PROBE);
  }

  private static Script load(String file) {
    return Script.read(Scripts.class, "state.lua", file);
  }
}
