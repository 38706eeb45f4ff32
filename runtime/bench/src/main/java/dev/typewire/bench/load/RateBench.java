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
      Bursts.toOneChannel(server, sockets, SOCKETS).warmUp();
      sockets.drain();
      int ticks = perSecond * SECONDS;
      double cpu = server.usage().cpuSeconds();
      long goal = sockets.messages() + (long) ticks * SOCKETS;
      Thread ticker =
          new Ticker(server, perSecond, ticks, (tick, now) -> new Command(now, 1, 1, 0, 1)).start();
      sockets.await(goal);
      cpu = server.usage().cpuSeconds() - cpu;
      ticker.join();
      return new double[] {
        cpu / ticks / SOCKETS * 1e6,
        latencies.millis(50),
        latencies.millis(99),
        latencies.millis(100)
      };
    }
  }
}
