package dev.typewire.examples.logs;

import java.time.Duration;

/** How fast a job works. */
@FunctionalInterface
interface Pace {
  /** Returns when a job that has written this many lines at once may go on. */
  void rest(int lines) throws InterruptedException;

  /** So many lines a second, over all. */
  static Pace linesPerSecond(int rate) {
    Duration perLine = Duration.ofSeconds(1).dividedBy(rate);
    return lines -> Thread.sleep(perLine.multipliedBy(lines).toMillis());
  }
}
