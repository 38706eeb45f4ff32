package shop;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a step is. */
public enum OrderStatus {
  @JsonProperty("running")
  RUNNING,
  @JsonProperty("complete")
  COMPLETE,
  @JsonProperty("failed")
  FAILED
}
