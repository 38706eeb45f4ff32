package dev.typewire.runtime.broker;

import dev.typewire.runtime.MessageId;
import java.util.Map;

/** Where a subscription starts. */
public sealed interface Start {
  /** With the first message that comes after the subscription stands. */
  record Now() implements Start {}

  /**
   * Right after a position that the subscriber has reached.
   *
   * @param id the last message that it has seen, or the cursor that it was given
   */
  record After(MessageId id) implements Start {}

  /**
   * With the latest messages of some topics. A stream counts as one message, with all of its
   * chunks.
   *
   * @param counts for each topic by name, how many of its messages at most
   */
  record Replay(Map<String, Integer> counts) implements Start {
    public Replay {
      counts = Map.copyOf(counts);
      counts.forEach(
          (topic, count) -> {
            if (count < 0) {
              throw new IllegalArgumentException(
                  "Replay of " + count + " messages of \"" + topic + "\": a count is 0 or more.");
            }
          });
    }
  }

  /** With the first message that comes after the subscription stands. */
  static Start now() {
    return new Now();
  }

  /** Right after a position that the subscriber has reached. */
  static Start after(MessageId id) {
    return new After(id);
  }

  /** With the latest messages of some topics: at most so many of each. */
  static Start replay(Map<String, Integer> counts) {
    return new Replay(counts);
  }
}
