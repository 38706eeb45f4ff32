package dev.typewire.redis.writer;

import dev.typewire.redis.server.Script;
import java.util.List;

/** What happens to leases in Redis. The files say what they are given and what they answer. */
public final class Scripts {
  static final Script HOLD = load("hold.lua");
  static final Script GONE = load("gone.lua");
  static final Script CLAIM = load("claim.lua");
  static final Script DONE = load("done.lua");
  static final Script ENDED = Script.read(Scripts.class, "ended.lua");

  private Scripts() {}

  /** All of them. */
  public static List<Script> all() {
    return List.of(HOLD, GONE, CLAIM, DONE, ENDED);
  }

  private static Script load(String file) {
    return Script.read(Scripts.class, "leases.lua", file);
  }
}
