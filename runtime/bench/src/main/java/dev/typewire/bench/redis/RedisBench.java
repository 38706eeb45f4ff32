package dev.typewire.bench.redis;

import java.io.IOException;

/** Picks a question: {@code redis publish} or {@code redis channels [number]}. */
public final class RedisBench {
  private RedisBench() {}

  /** Runs what the first argument names. */
  public static void main(String[] args) throws IOException {
    switch (args.length == 0 ? "" : args[0]) {
      case "publish" -> AppendBench.run();
      case "channels" ->
          SubscriptionBench.run(args.length > 1 ? Integer.parseInt(args[1]) : 10_000);
      default -> throw new IllegalArgumentException("Name a question: publish or channels.");
    }
  }
}
