package dev.typewire.examples.logs;

/** A line that has not been written yet, so that it has neither a number nor a time. */
record Draft(LogLevel level, String source, String text) {
  LogLine write(int number, long ts) {
    return new LogLine(number, level, source, text, ts);
  }
}
