package dev.typewire.examples.logs;

/** A job goes on for as many lines as the test lets it, at a pace. */
final class HeldPace implements Pace {
  private static final long TIMEOUT_MS = 60_000;

  private final Pace pace;
  private int written;
  private int limit;

  HeldPace(Pace pace) {
    this.pace = pace;
  }

  @Override
  public void rest(int lines) throws InterruptedException {
    pace.rest(lines);
    hold(lines);
  }

  private synchronized void hold(int lines) throws InterruptedException {
    written += lines;
    notifyAll();
    while (written >= limit) {
      wait();
    }
  }

  /**
   * Lets the one job that is running write so many lines more, up to the end of a burst, and
   * returns when it has.
   *
   * @return how many it has written in all
   */
  synchronized int go(int lines) {
    limit = Math.max(limit, written) + lines;
    return written(limit);
  }

  /** Lets the job go on to its end, and returns when it has come there. */
  synchronized int goOn(int end) {
    limit = Integer.MAX_VALUE;
    return written(end);
  }

  private int written(int lines) {
    notifyAll();
    long deadline = System.currentTimeMillis() + TIMEOUT_MS;
    try {
      while (written < lines) {
        long left = deadline - System.currentTimeMillis();
        if (left <= 0) {
          throw new IllegalStateException("the job has written " + written + " lines by now");
        }
        wait(left);
      }
      return written;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
