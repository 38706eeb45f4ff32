package dev.typewire.examples.logs;

/**
 * A job as it was started.
 *
 * @param id names it in addresses and in its channel
 * @param lines how many it will write
 * @param linesPerSecond how fast, over all
 * @param startedAt when, in milliseconds since 1970
 */
record Job(String id, int lines, int linesPerSecond, long startedAt) {
  /** The lines that it will write; the same for the same id. */
  BuildLog log() {
    return new BuildLog(id.hashCode(), lines);
  }
}
