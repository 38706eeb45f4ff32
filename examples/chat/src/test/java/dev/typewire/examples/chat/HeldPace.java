package dev.typewire.examples.chat;

import java.util.concurrent.Semaphore;

/** A model thinks about each token until the test lets it go on. */
final class HeldPace implements Pace {
  private static final int ENOUGH = 10_000;

  /** Fair, so that models that think at the same time all get on. */
  private final Semaphore permits = new Semaphore(0, true);

  @Override
  public void rest() {
    permits.acquireUninterruptibly();
  }

  /** Lets so many tokens go. */
  void go(int tokens) {
    permits.release(tokens);
  }

  /** Holds nobody any more. */
  void goOn() {
    go(ENOUGH);
  }
}
