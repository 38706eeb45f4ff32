package dev.typewire.bench.load;

import dev.typewire.bench.load.peer.Running;
import dev.typewire.bench.load.socket.Sockets;
import java.io.IOException;

/** One message at a time to channel 0, at a fixed rate that every server keeps up with. */
final class SteadyRate {
  /** As long as the compiler in a server is busy: what it takes would be counted otherwise. */
  private static final int FIRST_SECONDS = 40;

  /** After a pause in which nothing else was done. */
  private static final int RESUME_SECONDS = 3;

  /** The compiler has work again after sockets were opened, which made other code hot. */
  private static final int LATER_SECONDS = 10;

  private final Running server;
  private final Sockets sockets;
  private final int followers;
  private final int perSecond;

  /** Prepares messages to channel 0, which so many sockets follow. */
  SteadyRate(Running server, Sockets sockets, int followers, int perSecond) {
    this.server = server;
    this.sockets = sockets;
    this.followers = followers;
    this.perSecond = perSecond;
  }

  /**
   * Lets the server's code be compiled, longer when it has just started: for bursts, and then for
   * this rate, which takes other paths. These messages have no stamp.
   */
  void warmUp() throws IOException, InterruptedException {
    int seconds = server.isWarm() ? LATER_SECONDS : FIRST_SECONDS;
    Bursts.toOneChannel(server, sockets, followers).warmUp();
    runUnmeasured(seconds);
  }

  /** Gets going again with the same sockets. These messages have no stamp, either. */
  void resume() throws IOException, InterruptedException {
    runUnmeasured(RESUME_SECONDS);
  }

  private void runUnmeasured(int seconds) throws IOException, InterruptedException {
    run(seconds, false);
    sockets.drain();
  }

  /** Goes on for so many seconds, and until all has arrived. Returns how many messages went out. */
  int run(int seconds) throws IOException, InterruptedException {
    return run(seconds, true);
  }

  private int run(int seconds, boolean stamped) throws IOException, InterruptedException {
    int ticks = perSecond * seconds;
    long goal = sockets.messages() + (long) ticks * followers;
    Thread ticker =
        new Ticker(
                server, perSecond, ticks, (tick, now) -> new Command(stamped ? now : 0, 1, 1, 0, 1))
            .start();
    sockets.await(goal);
    ticker.join();
    return ticks;
  }
}
