package shop;

import com.fasterxml.jackson.annotation.JsonProperty;

public enum OrderStatus {
  @JsonProperty("running")
  RUNNING,
  @JsonProperty("complete")
  COMPLETE,
  @JsonProperty("failed")
  FAILED
}
