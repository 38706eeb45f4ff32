package dev.typewire.bench;

import dev.typewire.bench.fanout.FanoutBench;
import dev.typewire.bench.javac.JavacBench;
import java.util.Arrays;

/**
 * Runs one benchmark: {@code javac [channels …]} or {@code fanout [sockets]}.
 *
 * <p>They print what they saw, and judge nothing: machines differ, and the same one differs from
 * itself.
 */
public final class Bench {
  private Bench() {}

  /** Picks the benchmark by its first argument. */
  public static void main(String[] args) throws Exception {
    String name = args.length == 0 ? "" : args[0];
    String[] rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
    switch (name) {
      case "javac" -> JavacBench.main(rest);
      case "fanout" -> FanoutBench.main(rest);
      default -> throw new IllegalArgumentException("Name a benchmark: javac or fanout.");
    }
  }
}
