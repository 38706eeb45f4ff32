package dev.typewire.bench.load;

import dev.typewire.bench.load.peer.Running;
import dev.typewire.bench.load.socket.Sockets;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Channels with one socket each, which get a message each a second, in a thread of their own. */
final class Crowd implements AutoCloseable {
  private static final int BATCHES_A_SECOND = 100;

  private final Running server;
  private final Sockets sockets;
  private final int first;
  private final int batch;
  private FutureTask<Void> reading = new FutureTask<>(() -> {}, null);

  private Crowd(Running server, Sockets sockets, int first, int channels) {
    this.server = server;
    this.sockets = sockets;
    this.first = first;
    this.batch = channels / BATCHES_A_SECOND;
  }

  /** Opens the sockets; nothing is sent yet. */
  static Crowd open(Running server, int first, int channels) throws IOException {
    Sockets sockets = Sockets.open(server, channels, i -> first + i, i -> null);
    sockets.settle(first, channels);
    return new Crowd(server, sockets, first, channels);
  }

  /** Begins to send, for so many seconds. */
  void start(int seconds) {
    int batches = BATCHES_A_SECOND * seconds;
    long goal = sockets.messages() + (long) batches * batch;
    reading =
        new FutureTask<>(
            () -> {
              sockets.await(goal);
              return null;
            });
    new Thread(reading, "crowd").start();
    new Ticker(server, BATCHES_A_SECOND, batches, (tick, now) -> next(tick)).start();
  }

  private Command next(int tick) {
    return Command.each(first + tick % BATCHES_A_SECOND * batch, batch);
  }

  /** Returns when all of it has arrived. */
  void join() throws IOException, InterruptedException {
    try {
      reading.get();
    } catch (ExecutionException e) {
      throw new IOException("The busy channels failed: " + e.getCause(), e);
    }
  }

  @Override
  public void close() throws IOException {
    sockets.close();
  }
}
