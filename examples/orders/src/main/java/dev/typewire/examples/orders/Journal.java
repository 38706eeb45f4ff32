package dev.typewire.examples.orders;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one order's job, and survives its worker: a workflow engine keeps this in a
 * database.
 *
 * <p>One worker at a time has it; it passes from one to the next through an executor's queue.
 */
final class Journal {
  private final Map<String, Map<String, Object>> results = new HashMap<>();
  private final Map<String, Integer> failures = new HashMap<>();
  private int worker;

  /** Notes that another worker begins. */
  void begin() {
    worker++;
  }

  /** How many workers have begun. */
  int worker() {
    return worker;
  }

  /** Which attempt at this step is the next, or the one that worked, from 1. */
  int attempt(String step) {
    return 1 + failures.getOrDefault(step, 0);
  }

  void failed(String step) {
    failures.merge(step, 1, Integer::sum);
  }

  void finished(String step, Map<String, Object> result) {
    results.put(step, result);
  }

  /** What the step gave; null if it has not been finished. */
  @Nullable Map<String, Object> result(String step) {
    return results.get(step);
  }
}
