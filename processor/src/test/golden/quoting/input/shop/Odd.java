package shop;

import com.fasterxml.jackson.annotation.JsonProperty;

public record Odd(
    @JsonProperty("with space") String space,
    @JsonProperty("quote\"d") String quoted,
    @JsonProperty("größe") int size,
    @JsonProperty("class") String type,
    Choice choice) {
  public enum Choice {
    @JsonProperty("either/or")
    EITHER,
    @JsonProperty("\"both\"")
    BOTH
  }
}
