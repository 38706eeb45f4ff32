package dev.typewire.bench;

import java.util.Arrays;

/** What a handful of runs has in common. */
public final class Figures {
  private Figures() {}

  /** The middle one of some measurements. */
  public static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
