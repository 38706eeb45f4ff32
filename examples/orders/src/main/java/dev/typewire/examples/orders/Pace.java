package dev.typewire.examples.orders;

import java.time.Duration;

/** How long the work of a step takes, so that a person can watch it. */
@FunctionalInterface
interface Pace {
  /** Returns when the work is done. */
  void rest() throws InterruptedException;

  /** A fixed time for each piece of work. */
  static Pace of(Duration time) {
    return () -> Thread.sleep(time.toMillis());
  }
}
