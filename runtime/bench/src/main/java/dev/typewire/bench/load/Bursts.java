package dev.typewire.bench.load;

import dev.typewire.bench.load.peer.Running;
import dev.typewire.bench.load.socket.Sockets;
import java.io.IOException;

/**
 * Messages as fast as the server takes them: the next burst goes out when every socket has the last
 * message of this one. So the server always has enough to do, and nobody has to drop anything.
 */
final class Bursts {
  /** Deliveries that a burst may be. */
  private static final int DELIVERIES = 250_000;

  /** Messages of one channel that a burst may be. */
  private static final int MESSAGES = 500;

  private static final long FIRST_SECONDS = 5;

  private final Running server;
  private final Sockets sockets;
  private final Command command;
  private final long deliveries;

  private Bursts(Running server, Sockets sockets, Command command, long deliveries) {
    this.server = server;
    this.sockets = sockets;
    this.command = command;
    this.deliveries = deliveries;
  }

  /** To channel 0, which this many sockets follow. */
  static Bursts toOneChannel(Running server, Sockets sockets, int followers) {
    int messages = Math.min(MESSAGES, DELIVERIES / followers);
    return new Bursts(server, sockets, Command.burst(messages), (long) messages * followers);
  }

  /** Lets the server's code be compiled: longer when it has just started. */
  void warmUp() throws IOException {
    run(server.becomesWarm() ? FIRST_SECONDS : 1);
  }

  /** Goes on for so many seconds, and says how many messages were delivered. */
  long run(long seconds) throws IOException {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    long delivered = 0;
    while (System.nanoTime() < end) {
      long goal = sockets.messages() + deliveries;
      server.publish(command);
      sockets.await(goal);
      delivered += deliveries;
    }
    return delivered;
  }

  /** Delivered messages a second, and the server's CPU seconds for a million of them. */
  double[] measure(long seconds) throws IOException {
    double cpu = server.usage().cpuSeconds();
    long start = System.nanoTime();
    long delivered = run(seconds);
    double elapsed = (System.nanoTime() - start) / 1e9;
    cpu = server.usage().cpuSeconds() - cpu;
    return new double[] {delivered / elapsed, cpu / delivered * 1e6};
  }
}
