package dev.typewire.bench.load;

import dev.typewire.bench.load.peer.Kind;
import dev.typewire.bench.load.peer.Running;
import dev.typewire.bench.load.peer.Usage;
import dev.typewire.bench.load.socket.Sockets;
import java.io.IOException;
import java.util.List;

/**
 * What a connection costs that gets nothing, in memory that is resident.
 *
 * <p>As many are opened and closed before, so that no code is counted that is compiled for them.
 * After a full collection a Java heap may stay larger than what lives in it, so that is told apart.
 */
final class IdleBench {
  private IdleBench() {}

  static void run(int sockets, List<Kind> kinds) throws IOException, InterruptedException {
    if (!Usage.tellsMemory()) {
      System.out.println("Resident memory is read from /proc, which this system does not have.");
      return;
    }
    if (!OpenFiles.suffice(sockets)) {
      return;
    }
    Comparison.runFresh(
        sockets + " idle sockets of one channel, in a fresh process, KiB a socket",
        List.of("as they are", "after full GC", "live heap"),
        kinds,
        server -> measure(server, sockets));
  }

  private static double[] measure(Running server, int count)
      throws IOException, InterruptedException {
    try (Sockets sockets = Sockets.open(server, count)) {
      sockets.drain();
    }
    settle(server.usage());
    long liveBefore = server.collect();
    long before = settle(server.usage());
    try (Sockets sockets = Sockets.open(server, count)) {
      sockets.drain();
      long after = settle(server.usage());
      long live = server.collect();
      long collected = settle(server.usage());
      return new double[] {
        (after - before) / 1024.0 / count,
        (collected - before) / 1024.0 / count,
        (live - liveBefore) / 1024.0 / count
      };
    }
  }

  /**
   * Waits until the resident bytes have kept within a hundredth for a second, and says how many
   * they are: sockets that were closed here still close there, and G1 gives memory back little by
   * little after a collection.
   */
  private static long settle(Usage usage) throws IOException, InterruptedException {
    long settled = usage.residentBytes();
    for (int alike = 0; alike < 10; alike++) {
      Thread.sleep(100);
      long now = usage.residentBytes();
      if (Math.abs(now - settled) > settled / 100) {
        settled = now;
        alike = -1;
      }
    }
    return settled;
  }
}
