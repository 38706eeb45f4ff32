package dev.typewire.examples.dashboard;

import java.time.Duration;

/** Lets the fleet go on, tick after tick. */
final class FleetClock implements AutoCloseable {
  private final Thread thread;

  private FleetClock(Thread thread) {
    this.thread = thread;
  }

  /**
   * Starts the clock.
   *
   * @param time between two ticks; zero for a clock that stands
   */
  static FleetClock start(Fleet fleet, Duration time) {
    Thread thread = new Thread(() -> tick(fleet, time), "fleet-clock");
    thread.setDaemon(true);
    if (!time.isZero()) {
      thread.start();
    }
    return new FleetClock(thread);
  }

  private static void tick(Fleet fleet, Duration time) {
    try {
      while (true) {
        fleet.tick();
        Thread.sleep(time.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
