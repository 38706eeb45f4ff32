package dev.typewire.gateway.wire;

import dev.typewire.runtime.ChannelNames;

/** What a channel's or a topic's name can be. */
public final class Names {
  private Names() {}

  /**
   * Refuses what cannot be a name.
   *
   * @param what "channel" or "topic"
   * @param code the refusal's code
   */
  public static void check(String what, String name, ErrorCode code) {
    try {
      ChannelNames.check(what, name);
    } catch (IllegalArgumentException e) {
      throw new Refusal(code, String.valueOf(e.getMessage()));
    }
  }
}
