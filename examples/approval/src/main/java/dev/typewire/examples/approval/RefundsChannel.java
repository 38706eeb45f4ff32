package dev.typewire.examples.approval;

import dev.typewire.annotations.Channel;
import dev.typewire.annotations.Topic;

/** What everybody follows who may decide about refunds. */
@Channel(value = "refunds", history = 1_000, retention = "PT24H")
public interface RefundsChannel {
  /** A job has a question, and waits. */
  @Topic(replay = 200)
  void asked(Prompt prompt);

  /** A question is answered, or was not in time. */
  @Topic(replay = 200)
  void decided(Decision decision);

  /** A job went on. */
  @Topic(replay = 200)
  void done(Outcome outcome);
}
