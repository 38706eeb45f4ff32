package dev.typewire.examples.chat;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an answer ended. */
public enum Ending {
  /** The model said all that it had to say. */
  @JsonProperty("whole")
  WHOLE,
  /** The person had enough. */
  @JsonProperty("stopped")
  STOPPED,
  /** Something broke. */
  @JsonProperty("failed")
  FAILED
}
