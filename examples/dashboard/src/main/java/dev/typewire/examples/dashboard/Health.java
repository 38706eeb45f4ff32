package dev.typewire.examples.dashboard;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a service stands. */
public enum Health {
  @JsonProperty("healthy")
  HEALTHY,
  @JsonProperty("degraded")
  DEGRADED,
  @JsonProperty("restarting")
  RESTARTING
}
