package dev.typewire.examples.logs;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much a line of the log matters. */
public enum LogLevel {
  @JsonProperty("debug")
  DEBUG,
  @JsonProperty("info")
  INFO,
  @JsonProperty("warn")
  WARN,
  @JsonProperty("error")
  ERROR
}
