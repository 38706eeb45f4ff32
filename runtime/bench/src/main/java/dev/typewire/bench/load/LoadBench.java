package dev.typewire.bench.load;

import dev.typewire.bench.load.peer.Kind;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Picks a question and the servers that it is put to: {@code load saturate 100 1000 typewire
 * netty-merge}. Numbers are sizes or rates, names are servers; both have defaults.
 */
public final class LoadBench {
  private static final Predicate<String> NUMBER = word -> word.matches("\\d+");

  private LoadBench() {}

  /** Runs what the first argument names. */
  public static void main(String[] args) throws IOException, InterruptedException {
    String name = args.length == 0 ? "" : args[0];
    List<String> rest = Arrays.asList(args).subList(Math.min(1, args.length), args.length);
    int[] numbers = rest.stream().filter(NUMBER).mapToInt(Integer::parseInt).toArray();
    List<Kind> kinds = Kind.named(rest.stream().filter(NUMBER.negate()).toList());
    switch (name) {
      case "saturate" -> {
        for (int sockets : or(numbers, 100, 1_000, 5_000)) {
          SaturationBench.run(sockets, kinds);
        }
      }
      case "burst" -> {
        for (int sockets : or(numbers, 100, 1_000, 5_000)) {
          SaturationBench.runBursts(sockets, kinds);
        }
      }
      case "rate" -> {
        for (int perSecond : or(numbers, 20, 100)) {
          RateBench.run(perSecond, kinds);
        }
      }
      case "channels" -> ChannelsBench.run(or(numbers, 5_000)[0], kinds);
      case "idle" -> IdleBench.run(or(numbers, 10_000)[0], kinds);
      case "first" -> FirstBench.run(kinds);
      case "busy" -> BusyBench.run(or(numbers, 5_000)[0], kinds);
      case "order" -> OrderBench.run(kinds);
      case "path" -> PathBench.run(or(numbers, 200)[0], kinds);
      default ->
          throw new IllegalArgumentException(
              "Name a load: saturate, burst, rate, channels, idle, first, busy, order or path.");
    }
  }

  private static int[] or(int[] numbers, int... defaults) {
    return numbers.length > 0 ? numbers : IntStream.of(defaults).toArray();
  }
}
