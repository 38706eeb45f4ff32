package shop;

import dev.typewire.annotations.Param;
import dev.typewire.annotations.Topic;
import java.util.UUID;

public interface Logged {
  @Param
  UUID orderId();

  /** A line of the log. */
  @Topic(replay = 10)
  void log(String line);

  /** An error. */
  @Topic
  void error(String line);

  default void both(String line) {
    log(line);
    error(line);
  }
}
