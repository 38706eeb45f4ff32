package dev.typewire.bench.load;

import dev.typewire.bench.load.peer.Kind;
import dev.typewire.bench.load.peer.Running;
import dev.typewire.bench.load.socket.Sockets;
import java.io.IOException;
import java.util.List;

/** One channel with 1,000 sockets, at a fixed rate that every server keeps up with. */
final class RateBench {
  private static final int SOCKETS = 1_000;
  private static final int SECONDS = 10;

  private RateBench() {}

  static void run(int perSecond, List<Kind> kinds) throws IOException, InterruptedException {
    Comparison.run(
        perSecond + " messages a second to " + SOCKETS + " sockets of one channel",
        List.of("CPU s/million", "p50 ms", "p99 ms", "max ms"),
        kinds,
        server -> measure(server, perSecond));
  }

  private static double[] measure(Running server, int perSecond)
      throws IOException, InterruptedException {
    Latencies latencies = new Latencies();
    try (Sockets sockets = Sockets.open(server, SOCKETS, i -> 0, i -> latencies)) {
      sockets.settle(0, 1);
      SteadyRate rate = new SteadyRate(server, sockets, SOCKETS, perSecond);
      rate.warmUp();
      double cpu = server.usage().cpuSeconds();
      int messages = rate.run(SECONDS);
      cpu = server.usage().cpuSeconds() - cpu;
      return new double[] {
        cpu / messages / SOCKETS * 1e6,
        latencies.millis(50),
        latencies.millis(99),
        latencies.millis(100)
      };
    }
  }
}
