package dev.typewire.examples.logs;

/**
 * One line of a job's log.
 *
 * @param number its place in the log, from 1 and without a hole: who misses a line can tell
 * @param level how much it matters
 * @param source the phase of the job that wrote it, such as {@code compile}
 * @param text what it says, without a line end
 * @param ts when it was written, in milliseconds since 1970
 */
public record LogLine(int number, LogLevel level, String source, String text, long ts) {}
