package dev.typewire.bench;

import dev.typewire.bench.javac.JavacBench;
import dev.typewire.bench.load.LoadBench;
import dev.typewire.bench.publish.PublishRun;
import dev.typewire.bench.redis.RedisBench;
import java.util.Arrays;

/**
 * Runs one benchmark: {@code javac [channels …]}, {@code load <question> [numbers …] [servers …]} ,
 * {@code publish} or {@code redis <question>}.
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
      case "load" -> LoadBench.main(rest);
      case "publish" -> PublishRun.main(rest);
      case "redis" -> RedisBench.main(rest);
      default ->
          throw new IllegalArgumentException("Name a benchmark: javac, load, publish or redis.");
    }
  }
}
