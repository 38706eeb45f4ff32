package dev.typewire.bench.load;

import dev.typewire.bench.load.peer.Kind;
import dev.typewire.bench.load.peer.Running;
import dev.typewire.bench.load.socket.Sockets;
import java.io.IOException;
import java.util.List;

/** Many channels with one socket each, as many messages as go through. */
final class ChannelsBench {
  private static final long SECONDS = 4;

  /** A tenth of the channels has a message on its way, so that no two of one channel meet. */
  private static final int PART_UNDER_WAY = 10;

  private ChannelsBench() {}

  static void run(int channels, List<Kind> kinds) throws IOException, InterruptedException {
    if (!OpenFiles.suffice(channels)) {
      return;
    }
    Comparison.run(
        channels + " channels with one socket each, as many messages as go through",
        List.of("delivered/s", "CPU s/million"),
        kinds,
        server -> measure(server, channels));
  }

  private static double[] measure(Running server, int channels) throws IOException {
    try (Sockets sockets = Sockets.open(server, channels, i -> i, i -> null)) {
      sockets.settle(0, channels);
      Flow flow = new Flow(server, sockets, channels, 1, Math.max(1, channels / PART_UNDER_WAY));
      flow.warmUp();
      return flow.measure(SECONDS);
    }
  }
}
