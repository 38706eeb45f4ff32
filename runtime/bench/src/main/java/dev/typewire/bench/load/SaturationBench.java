package dev.typewire.bench.load;

import dev.typewire.bench.load.peer.Kind;
import dev.typewire.bench.load.peer.Running;
import dev.typewire.bench.load.socket.Sockets;
import java.io.IOException;
import java.util.List;

/** One channel, many sockets, as many messages as go through. */
final class SaturationBench {
  private static final long SECONDS = 4;

  private SaturationBench() {}

  static void run(int sockets, List<Kind> kinds) throws IOException, InterruptedException {
    run(sockets, kinds, Flow.MESSAGES + " under way", SaturationBench::flow);
  }

  static void runBursts(int sockets, List<Kind> kinds) throws IOException, InterruptedException {
    run(sockets, kinds, "in bursts", SaturationBench::bursts);
  }

  private interface Load {
    double[] measure(Running server, Sockets sockets, int count) throws IOException;
  }

  private static void run(int count, List<Kind> kinds, String how, Load load)
      throws IOException, InterruptedException {
    if (!OpenFiles.suffice(count)) {
      return;
    }
    Comparison.run(
        count + " sockets of one channel, as many messages as go through, " + how,
        List.of("delivered/s", "CPU s/million"),
        kinds,
        server -> {
          try (Sockets sockets = Sockets.open(server, count)) {
            sockets.settle(0, 1);
            return load.measure(server, sockets, count);
          }
        });
  }

  private static double[] flow(Running server, Sockets sockets, int count) throws IOException {
    Flow flow = new Flow(server, sockets, 1, count, Flow.MESSAGES);
    flow.warmUp();
    return flow.measure(SECONDS);
  }

  private static double[] bursts(Running server, Sockets sockets, int count) throws IOException {
    Bursts bursts = Bursts.toOneChannel(server, sockets, count);
    bursts.warmUp();
    return bursts.measure(SECONDS);
  }
}
