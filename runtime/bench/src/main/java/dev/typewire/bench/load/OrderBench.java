package dev.typewire.bench.load;

import dev.typewire.bench.load.peer.Kind;
import dev.typewire.bench.load.peer.Running;
import dev.typewire.bench.load.socket.Marks;
import dev.typewire.bench.load.socket.Sockets;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** How many different orders the sockets of one channel see; 1 is what it should be. */
final class OrderBench {
  private static final int SOCKETS = 100;
  private static final int MESSAGES = 2_000;

  private OrderBench() {}

  static void run(List<Kind> kinds) throws IOException, InterruptedException {
    Comparison.run(
        MESSAGES + " messages to " + SOCKETS + " sockets of one channel, different orders seen",
        List.of("1 publisher", "10 publishers"),
        kinds,
        server -> new double[] {orders(server, 1), orders(server, 10)});
  }

  private static double orders(Running server, int publishers) throws IOException {
    Seen[] seen = new Seen[SOCKETS];
    Arrays.setAll(seen, i -> new Seen());
    try (Sockets sockets = Sockets.open(server, SOCKETS, i -> 0, i -> seen[i])) {
      sockets.settle(0, 1);
      for (Seen socket : seen) {
        socket.hash = 0;
      }
      long goal = sockets.messages() + (long) MESSAGES * SOCKETS;
      server.publish(new Command(0, publishers, MESSAGES / publishers, 0, 1));
      sockets.await(goal);
      sockets.drain();
    }
    return Arrays.stream(seen).mapToLong(socket -> socket.hash).distinct().count();
  }

  /** What one socket has seen, as one number that another order changes. */
  private static final class Seen implements Marks {
    private long hash;

    @Override
    public void seen(long stamp, int publisher, int number) {
      hash = hash * 1_099_511_628_211L + ((long) publisher << 32 | number) + 1;
    }
  }
}
