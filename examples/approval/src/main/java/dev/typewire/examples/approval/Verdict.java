package dev.typewire.examples.approval;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of a question. */
public enum Verdict {
  @JsonProperty("approved")
  APPROVED,
  @JsonProperty("declined")
  DECLINED,
  /** Nobody answered in time. */
  @JsonProperty("expired")
  EXPIRED
}
