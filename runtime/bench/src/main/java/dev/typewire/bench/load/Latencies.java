package dev.typewire.bench.load;

import dev.typewire.bench.load.socket.Marks;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * The time from the driver's command to a socket's message, over all deliveries.
 *
 * <p>Both ends are read from one clock in one process, so that no clocks have to agree.
 */
final class Latencies implements Marks {
  private static final double NANOS_A_MILLI = 1e6;

  private final Histogram histogram = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);

  @Override
  public void seen(long stamp, int publisher, int number) {
    if (stamp != 0) {
      histogram.recordValue(System.nanoTime() - stamp);
    }
  }

  /** Forgets what was seen. */
  void clear() {
    histogram.reset();
  }

  /** Milliseconds that this share of the deliveries, in percent, took at most. */
  double millis(double percent) {
    return histogram.getValueAtPercentile(percent) / NANOS_A_MILLI;
  }
}
