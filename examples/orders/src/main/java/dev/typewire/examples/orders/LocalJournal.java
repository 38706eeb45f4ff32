package dev.typewire.examples.orders;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A journal in this process's memory: it survives a worker that crashes, and not the process.
 *
 * <p>It passes from one worker to the next through an executor's queue.
 */
final class LocalJournal implements Journal {
  private final Map<String, Map<String, Object>> results = new HashMap<>();
  private final Map<String, Integer> failures = new HashMap<>();
  private int worker;

  @Override
  public void begin() {
    worker++;
  }

  @Override
  public int worker() {
    return worker;
  }

  @Override
  public int attempt(String step) {
    return 1 + failures.getOrDefault(step, 0);
  }

  @Override
  public void failed(String step) {
    failures.merge(step, 1, Integer::sum);
  }

  @Override
  public void finished(String step, Map<String, Object> result) {
    results.put(step, result);
  }

  @Override
  public @Nullable Map<String, Object> result(String step) {
    return results.get(step);
  }
}
