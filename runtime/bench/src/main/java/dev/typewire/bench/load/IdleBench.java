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
 * <p>The first connections of a process also pay for the code that is loaded and compiled for them,
 * so as many are opened once more. After a full collection a Java heap may stay larger than what
 * lives in it, so that is told apart.
 *
 * <p>A Java heap takes memory for what connecting leaves behind, until its collector comes round.
 * So it is asked again in a server that is in use, where that is over. How much a heap takes
 * depends on what it may take, by default a quarter of the machine's memory: so all is asked with
 * heaps that are the same on every machine, and with that of this one.
 */
final class IdleBench {
  /** What a Java virtual machine takes by default on 2 GB. */
  private static final List<String> HEAP_OF_2_GB = List.of("-Xms32m", "-Xmx512m");

  /** The same on 8 GB. */
  private static final List<String> HEAP_OF_8_GB = List.of("-Xms128m", "-Xmx2g");

  private static final int AT_A_TIME = 100;
  private static final int MAX_ROUNDS = 30;

  private IdleBench() {}

  static void run(int sockets, List<Kind> kinds) throws IOException, InterruptedException {
    if (!Usage.tellsMemory()) {
      System.out.println("Resident memory is read from /proc, which this system does not have.");
      return;
    }
    if (!OpenFiles.suffice(sockets)) {
      return;
    }
    run(sockets, kinds, "a Java heap as on 2 GB", HEAP_OF_2_GB);
    run(sockets, kinds, "a Java heap as on 8 GB", HEAP_OF_8_GB);
    run(sockets, kinds, "a Java heap as here", List.of());
  }

  private static void run(int sockets, List<Kind> kinds, String heap, List<String> javaOptions)
      throws IOException, InterruptedException {
    Comparison.runFresh(
        sockets + " idle sockets of one channel, in a fresh process, " + heap + ", KiB a socket",
        List.of("the first ones", "once more", "after full GC", "live heap", "server in use"),
        kinds,
        javaOptions,
        server -> measure(server, sockets));
  }

  private static double[] measure(Running server, int count)
      throws IOException, InterruptedException {
    long atStart = settle(server.usage());
    long first = withSockets(server, count);
    long before = settle(server.usage());
    long after;
    long collected;
    long live;
    try (Sockets sockets = Sockets.open(server, count)) {
      sockets.drain();
      after = settle(server.usage());
      live = server.collect();
      collected = settle(server.usage());
    }
    settle(server.usage());
    long liveWithout = server.collect();
    long collectedWithout = settle(server.usage());
    long beforeInUse = comeAndGo(server, count);
    long inUse = withSockets(server, count);
    return new double[] {
      kibEach(first - atStart, count),
      kibEach(after - before, count),
      kibEach(collected - collectedWithout, count),
      kibEach(live - liveWithout, count),
      kibEach(inUse - beforeInUse, count)
    };
  }

  /** The resident bytes with so many sockets, which are closed again. */
  private static long withSockets(Running server, int count)
      throws IOException, InterruptedException {
    try (Sockets sockets = Sockets.open(server, count)) {
      sockets.drain();
      return settle(server.usage());
    }
  }

  private static double kibEach(long bytes, int count) {
    return bytes / 1024.0 / count;
  }

  /** Opens and closes a few at a time until that takes no more memory, and says how much it is. */
  private static long comeAndGo(Running server, int count)
      throws IOException, InterruptedException {
    long before = 0;
    long now = settle(server.usage());
    for (int round = 0; round < MAX_ROUNDS && now > before + before / 100; round++) {
      before = now;
      for (int opened = 0; opened < count; opened += AT_A_TIME) {
        Sockets.open(server, AT_A_TIME).close();
      }
      now = settle(server.usage());
    }
    return now;
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
