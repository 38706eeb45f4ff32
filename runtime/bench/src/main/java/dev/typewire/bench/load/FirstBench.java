package dev.typewire.bench.load;

import dev.typewire.bench.load.peer.Kind;
import dev.typewire.bench.load.peer.Running;
import dev.typewire.bench.load.socket.Sockets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How long the first sockets of a process wait. Servers load code when it is needed first, and stop
 * for that, also for the sockets that are there already.
 */
final class FirstBench {
  private static final int FEW = 10;
  private static final int MANY = 1_000;

  private FirstBench() {}

  static void run(List<Kind> kinds) throws IOException, InterruptedException {
    Comparison.runFresh(
        "milliseconds from a process's beginning until it listens, and until a socket is open",
        List.of("listens", "the first", "slowest of next", "after " + MANY),
        kinds,
        List.of(),
        FirstBench::measure);
  }

  private static double[] measure(Running server) throws IOException {
    double first = open(server, 1)[0];
    double[] next = open(server, FEW);
    Sockets.open(server, MANY).close();
    double[] later = open(server, FEW);
    Arrays.sort(next);
    Arrays.sort(later);
    return new double[] {server.startMillis(), first, next[FEW - 1], later[FEW / 2]};
  }

  /** The milliseconds that each socket takes to open, one after the other; all stay until then. */
  private static double[] open(Running server, int count) throws IOException {
    List<Sockets> opened = new ArrayList<>();
    double[] millis = new double[count];
    try {
      for (int i = 0; i < count; i++) {
        long begun = System.nanoTime();
        opened.add(Sockets.open(server, 1));
        millis[i] = (System.nanoTime() - begun) / 1e6;
      }
    } finally {
      for (Sockets each : opened) {
        each.close();
      }
    }
    return millis;
  }
}
