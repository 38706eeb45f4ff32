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

  private static double[] measure(Running server, int count) throws IOException {
    try (Sockets sockets = Sockets.open(server, count)) {
      sockets.drain();
    }
    long liveBefore = server.collect();
    long before = server.usage().residentBytes();
    try (Sockets sockets = Sockets.open(server, count)) {
      sockets.drain();
      long after = server.usage().residentBytes();
      long live = server.collect();
      long collected = server.usage().residentBytes();
      return new double[] {
        (after - before) / 1024.0 / count,
        (collected - before) / 1024.0 / count,
        (live - liveBefore) / 1024.0 / count
      };
    }
  }
}
