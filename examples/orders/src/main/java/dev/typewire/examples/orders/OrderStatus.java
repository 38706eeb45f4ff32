package dev.typewire.examples.orders;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a step of an order stands. */
public enum OrderStatus {
  @JsonProperty("running")
  RUNNING,
  @JsonProperty("complete")
  COMPLETE,
  @JsonProperty("failed")
  FAILED
}
