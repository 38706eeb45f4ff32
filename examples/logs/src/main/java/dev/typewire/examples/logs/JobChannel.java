package dev.typewire.examples.logs;

import dev.typewire.annotations.Channel;
import dev.typewire.annotations.Topic;

/**
 * What a job writes while it runs.
 *
 * <p>A page that was cut off gets what it missed as long as that is no more than the history; a
 * page that joins late begins with the last 200 lines.
 */
@Channel(value = "job:{jobId}", history = 2_000, retention = "PT1H")
public interface JobChannel {
  /** The next line of the log. */
  @Topic(replay = 200)
  void line(LogLine line);
}
