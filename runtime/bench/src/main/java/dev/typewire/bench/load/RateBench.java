package dev.typewire.bench.load;

import dev.typewire.bench.load.peer.Kind;
import dev.typewire.bench.load.peer.Running;
import dev.typewire.bench.load.socket.Sockets;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One channel with 1,000 sockets, at a fixed rate that every server keeps up with.
 *
 * <p>The sockets stay open through all rounds: opening and closing them makes other code hot, which
 * a server's compiler would take up while the rate is measured.
 */
final class RateBench {
  private static final int SOCKETS = 1_000;
  private static final int SECONDS = 10;

  /** Many short ones: the machine itself is faster at one time than at another. */
  private static final int ROUNDS = 7;

  private final int perSecond;
  private final Map<Running, Audience> audiences = new HashMap<>();

  /** The sockets of one server, and what they see. */
  private record Audience(Sockets sockets, Latencies latencies, SteadyRate rate) {}

  private RateBench(int perSecond) {
    this.perSecond = perSecond;
  }

  static void run(int perSecond, List<Kind> kinds) throws IOException, InterruptedException {
    RateBench bench = new RateBench(perSecond);
    try {
      Comparison.run(
          perSecond + " messages a second to " + SOCKETS + " sockets of one channel",
          List.of("CPU s/million", "p50 ms", "p99 ms", "max ms"),
          kinds,
          ROUNDS,
          bench::measure);
    } finally {
      bench.close();
    }
  }

  private double[] measure(Running server) throws IOException, InterruptedException {
    Audience audience = audience(server);
    audience.rate.resume();
    Latencies latencies = audience.latencies;
    latencies.clear();
    double cpu = server.usage().cpuSeconds();
    int messages = audience.rate.run(SECONDS);
    cpu = server.usage().cpuSeconds() - cpu;
    return new double[] {
      cpu / messages / SOCKETS * 1e6,
      latencies.millis(50),
      latencies.millis(99),
      latencies.millis(100)
    };
  }

  private Audience audience(Running server) throws IOException, InterruptedException {
    Audience audience = audiences.get(server);
    if (audience == null) {
      Latencies latencies = new Latencies();
      Sockets sockets = Sockets.open(server, SOCKETS, i -> 0, i -> latencies);
      audience =
          new Audience(sockets, latencies, new SteadyRate(server, sockets, SOCKETS, perSecond));
      audiences.put(server, audience);
      sockets.settle(0, 1);
      audience.rate.warmUp();
    }
    return audience;
  }

  private void close() throws IOException {
    for (Audience audience : audiences.values()) {
      audience.sockets.close();
    }
  }
}
