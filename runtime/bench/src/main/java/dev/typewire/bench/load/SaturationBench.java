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
    if (!OpenFiles.suffice(sockets)) {
      return;
    }
    Comparison.run(
        sockets + " sockets of one channel, as many messages as go through",
        List.of("delivered/s", "CPU s/million"),
        kinds,
        server -> measure(server, sockets));
  }

  private static double[] measure(Running server, int count) throws IOException {
    try (Sockets sockets = Sockets.open(server, count)) {
      sockets.settle(0, 1);
      Bursts bursts = Bursts.toOneChannel(server, sockets, count);
      bursts.warmUp();
      return bursts.measure(SECONDS);
    }
  }
}
