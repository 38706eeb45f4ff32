package dev.typewire.bench.load.peer;

import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.token.TokenOptions;
import dev.typewire.runtime.token.Tokens;
import dev.typewire.runtime.token.TopicGrant;
import java.time.Duration;
import java.util.List;

/** Tokens for the gateway's sockets, signed with a key that both processes know. */
public final class Grants {
  /** Only benchmarks use it. */
  public static final String SIGNING_KEY = "a-key-that-only-benchmarks-ever-use";

  /** The one topic of every channel. */
  public static final String TOPIC = "tick";

  private static final TokenOptions OPTIONS = TokenOptions.lasting(Duration.ofHours(1));
  private static final Tokens TOKENS = Realtime.builder().signingKey(SIGNING_KEY).build().tokens();

  private Grants() {}

  static String token(String channel) {
    return TOKENS.mint(OPTIONS, List.of(new TopicGrant(channel, TOPIC))).key();
  }
}
