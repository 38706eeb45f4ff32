package dev.typewire.examples.orders;

import static org.awaitility.Awaitility.await;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A job rests until the test lets it go on. */
final class HeldPace implements Pace {
  private static final int ENOUGH = 10_000;

  private final AtomicInteger arrived = new AtomicInteger();
  private final AtomicInteger released = new AtomicInteger();
  private final Semaphore permits = new Semaphore(0);

  @Override
  public void rest() throws InterruptedException {
    arrived.incrementAndGet();
    permits.acquire();
  }

  /** Lets the one job that is running go on, and returns when it rests again. */
  void go() {
    int rest = released.incrementAndGet();
    await().until(() -> arrived.get() == rest);
    permits.release();
    await().until(() -> arrived.get() == rest + 1);
  }

  /** Holds nobody any more. */
  void goOn() {
    permits.release(ENOUGH);
  }
}
