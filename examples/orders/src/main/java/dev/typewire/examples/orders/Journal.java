package dev.typewire.examples.orders;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one order's job, and survives its worker: a workflow engine keeps this in a
 * database. One worker at a time has it.
 */
interface Journal {
  /** Notes that another worker begins. */
  void begin();

  /** How many workers have begun. */
  int worker();

  /** Which attempt at this step is the next, or the one that worked, from 1. */
  int attempt(String step);

  /** Notes that an attempt at this step failed. */
  void failed(String step);

  /** Notes what the step gave. */
  void finished(String step, Map<String, Object> result);

  /** What the step gave; null if it has not been finished. */
  @Nullable Map<String, Object> result(String step);
}
