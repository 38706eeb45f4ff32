package dev.typewire.bench.load;

import dev.typewire.bench.RedisServer;
import dev.typewire.bench.load.peer.Kind;
import dev.typewire.bench.load.peer.Running;
import dev.typewire.bench.load.socket.Sockets;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** One socket, at a rate that leaves every server idle: what the way of one message takes. */
final class PathBench {
  private static final int SECONDS = 8;

  private PathBench() {}

  static void run(int perSecond, List<Kind> kinds) throws IOException, InterruptedException {
    printRoundTrip(perSecond);
    Comparison.run(
        perSecond + " messages a second to one socket",
        List.of("p50 ms", "p99 ms", "max ms"),
        kinds,
        server -> measure(server, perSecond));
  }

  private static double[] measure(Running server, int perSecond)
      throws IOException, InterruptedException {
    Latencies latencies = new Latencies();
    try (Sockets sockets = Sockets.open(server, 1, i -> 0, i -> latencies)) {
      sockets.settle(0, 1);
      SteadyRate rate = new SteadyRate(server, sockets, 1, perSecond);
      rate.warmUp();
      rate.run(SECONDS);
    }
    return new double[] {latencies.millis(50), latencies.millis(99), latencies.millis(100)};
  }

  /** The time of a {@code PING} at the same rate, on a connection of the same library. */
  private static void printRoundTrip(int perSecond) throws IOException {
    Latencies latencies = new Latencies();
    try (RedisServer redis = RedisServer.start();
        RedisClient client = RedisClient.create(redis.uri())) {
      RedisCommands<String, String> commands = client.connect().sync();
      for (int i = 0; i < 50_000; i++) {
        commands.ping();
      }
      long start = System.nanoTime();
      for (int tick = 0; tick < perSecond * SECONDS; tick++) {
        long at = start + tick * 1_000_000_000L / perSecond;
        for (long now = System.nanoTime(); now < at; now = System.nanoTime()) {
          LockSupport.parkNanos(at - now);
        }
        long sent = System.nanoTime();
        commands.ping();
        latencies.seen(sent, 0, 0);
      }
    }
    System.out.printf(
        "%none round trip to Redis: p50 %.3f ms, p99 %.3f ms, max %.3f ms%n",
        latencies.millis(50), latencies.millis(99), latencies.millis(100));
  }
}
