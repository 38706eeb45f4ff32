package dev.typewire.examples.logs;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;

/** Every line that a job has written so far; a build server keeps it in a file. */
final class Transcript {
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private final List<LogLine> lines = new ArrayList<>();

  synchronized void add(LogLine line) {
    lines.add(line);
  }

  /** One line of text for each, such as {@code 17 2026-11-26T14:03:09.120Z WARN test: …}. */
  synchronized String text() {
    StringBuilder text = new StringBuilder();
    for (LogLine line : lines) {
      text.append(line.number()).append(' ');
      text.append(TIME.format(Instant.ofEpochMilli(line.ts()))).append(' ');
      text.append(line.level()).append(' ');
      text.append(line.source()).append(": ").append(line.text()).append('\n');
    }
    return text.toString();
  }
}
