package dev.typewire.bench.load;

import dev.typewire.bench.load.peer.Kind;
import dev.typewire.bench.load.peer.Running;
import dev.typewire.bench.load.socket.Sockets;
import java.io.IOException;
import java.util.List;

/**
 * The fan-out of one channel to 1,000 sockets, alone and while other channels with a socket each
 * get a message a second.
 */
final class BusyBench {
  private static final int SOCKETS = 1_000;
  private static final int PER_SECOND = 20;
  private static final int SECONDS = 10;

  /** More than it takes to open the sockets and to warm up. */
  private static final int WARM_UP_SECONDS = 20;

  private BusyBench() {}

  static void run(int others, List<Kind> kinds) throws IOException, InterruptedException {
    if (!OpenFiles.suffice(others + SOCKETS)) {
      return;
    }
    Comparison.run(
        PER_SECOND
            + " messages a second to "
            + SOCKETS
            + " sockets of one channel, alone and while "
            + others
            + " channels get one each a second, ms",
        List.of("p50 alone", "p50 busy", "ratio", "p99 alone", "p99 busy", "ratio"),
        kinds,
        server -> measure(server, others));
  }

  private static double[] measure(Running server, int others)
      throws IOException, InterruptedException {
    try (Crowd crowd = Crowd.open(server, 1, others)) {
      Latencies alone = fanOut(server);
      crowd.start(WARM_UP_SECONDS + SECONDS);
      Latencies busy = fanOut(server);
      crowd.join();
      return new double[] {
        alone.millis(50),
        busy.millis(50),
        busy.millis(50) / alone.millis(50),
        alone.millis(99),
        busy.millis(99),
        busy.millis(99) / alone.millis(99)
      };
    }
  }

  private static Latencies fanOut(Running server) throws IOException, InterruptedException {
    Latencies latencies = new Latencies();
    try (Sockets sockets = Sockets.open(server, SOCKETS, i -> 0, i -> latencies)) {
      sockets.settle(0, 1);
      SteadyRate rate = new SteadyRate(server, sockets, SOCKETS, PER_SECOND);
      rate.warmUp();
      rate.run(SECONDS);
    }
    return latencies;
  }
}
