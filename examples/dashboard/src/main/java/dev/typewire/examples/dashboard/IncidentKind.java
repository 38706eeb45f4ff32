package dev.typewire.examples.dashboard;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happened to a service. */
public enum IncidentKind {
  /** It went wrong. */
  @JsonProperty("degraded")
  DEGRADED,
  /** Somebody restarts it. */
  @JsonProperty("restarted")
  RESTARTED,
  /** It is well again. */
  @JsonProperty("recovered")
  RECOVERED
}
