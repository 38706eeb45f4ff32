package dev.typewire.bench.load;

import dev.typewire.bench.load.peer.Running;
import dev.typewire.bench.load.socket.Sockets;
import java.io.IOException;

/**
 * Messages as fast as they go through, one by one, with a fixed number of them under way: when as
 * many deliveries have arrived as one message makes, the next one goes out. So the server always
 * has something to do, and what it can merge is what came while it was writing.
 */
final class Flow {
  /** Of one channel: as from so many publishers, each of which waits for its message's end. */
  static final int MESSAGES = 16;

  private static final long FIRST_SECONDS = 15;
  private static final long LATER_SECONDS = 5;

  private final Running server;
  private final Sockets sockets;
  private final int channels;
  private final int followers;
  private final int underWay;
  private long sent;

  /**
   * Prepares a flow to channels from 0 on, in turn.
   *
   * @param followers sockets of each channel
   * @param underWay messages on their way at a time
   */
  Flow(Running server, Sockets sockets, int channels, int followers, int underWay) {
    this.server = server;
    this.sockets = sockets;
    this.channels = channels;
    this.followers = followers;
    this.underWay = underWay;
  }

  /** Lets the server's code be compiled: longer when it has just started. */
  void warmUp() throws IOException {
    run(server.becomesWarm() ? FIRST_SECONDS : LATER_SECONDS);
  }

  /** Goes on for so many seconds and until all has arrived, and says how much was delivered. */
  private long run(long seconds) throws IOException {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    long begin = sockets.messages();
    long before = sent;
    while (System.nanoTime() < end) {
      long arrived = (sockets.messages() - begin) / followers;
      send(arrived + underWay - (sent - before));
      sockets.await(sockets.messages() + 1);
    }
    sockets.await(begin + (sent - before) * followers);
    return sockets.messages() - begin;
  }

  /** Sends so many more; those of one round of the channels in one go. */
  private void send(long messages) {
    long left = messages;
    while (left > 0) {
      int first = (int) (sent % channels);
      int count = (int) Math.min(left, channels - first);
      server.publish(Command.each(first, count));
      sent += count;
      left -= count;
    }
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
