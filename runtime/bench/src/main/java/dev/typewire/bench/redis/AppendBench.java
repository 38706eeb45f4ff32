package dev.typewire.bench.redis;

import dev.typewire.bench.Figures;
import dev.typewire.bench.RedisServer;
import dev.typewire.bench.load.peer.Usage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * Publishes a second from one thread with a full pipeline, and the CPU of each: the broker beside
 * bare Lettuce, in turns, on one Redis, with nobody who listens.
 */
final class AppendBench {
  private static final int ROUNDS = 3;
  private static final long SECONDS = 3;
  private static final int PIPELINE = 1_000;
  private static final double MICROS = 1e6;

  private final Usage redis;
  private final Usage self = new Usage(ProcessHandle.current().pid());
  private long number;

  private AppendBench(Usage redis) {
    this.redis = redis;
  }

  static void run() throws IOException {
    try (RedisServer server = RedisServer.start();
        BrokerWay broker = new BrokerWay(server.uri());
        LettuceWay same = Scripts.brokers(server.uri());
        LettuceWay least = Scripts.least(server.uri())) {
      Map<String, Way> ways = new LinkedHashMap<>();
      ways.put("broker", broker);
      ways.put("lettuce, same script", same);
      ways.put("lettuce, XADD + PUBLISH", least);
      new AppendBench(new Usage(server.pid())).compare(ways);
    }
  }

  private void compare(Map<String, Way> ways) throws IOException {
    Map<String, List<double[]>> figures = new LinkedHashMap<>();
    for (Way way : ways.values()) {
      measure(way); // compiles
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (Map.Entry<String, Way> way : ways.entrySet()) {
        figures
            .computeIfAbsent(way.getKey(), name -> new ArrayList<>())
            .add(measure(way.getValue()));
      }
    }
    System.out.printf(
        "%nmessages of 200 bytes from one thread, %d in flight; medians of %d rounds%n",
        PIPELINE, ROUNDS);
    System.out.printf("%-26s%14s%18s%18s%n", "", "publishes/s", "CPU us, node", "CPU us, Redis");
    figures.forEach(
        (name, rounds) ->
            System.out.printf(
                "%-26s%,14.0f%18.1f%18.1f%n",
                name, median(rounds, 0), median(rounds, 1), median(rounds, 2)));
  }

  private static double median(List<double[]> rounds, int figure) {
    return Figures.median(rounds.stream().mapToDouble(round -> round[figure]).toArray());
  }

  private double[] measure(Way way) throws IOException {
    double selfBefore = self.cpuSecondsAlone();
    double redisBefore = redis.cpuSeconds();
    long start = System.nanoTime();
    long count = publish(way, start + SECONDS * 1_000_000_000L);
    double seconds = (System.nanoTime() - start) / 1e9;
    return new double[] {
      count / seconds,
      (self.cpuSecondsAlone() - selfBefore) / count * MICROS,
      (redis.cpuSeconds() - redisBefore) / count * MICROS
    };
  }

  private long publish(Way way, long end) {
    Semaphore pipeline = new Semaphore(PIPELINE);
    Failures failures = new Failures();
    long count = 0;
    while (System.nanoTime() < end) {
      pipeline.acquireUninterruptibly();
      var unused =
          way.append(number++)
              .whenComplete(
                  (answer, fault) -> {
                    failures.add(fault);
                    pipeline.release();
                  });
      count++;
    }
    pipeline.acquireUninterruptibly(PIPELINE);
    failures.throwFirst();
    return count;
  }
}
