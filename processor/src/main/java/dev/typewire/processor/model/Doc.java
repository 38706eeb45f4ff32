package dev.typewire.processor.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * A documentation comment, freed of what only its own source file can resolve.
 *
 * @param text the description in Javadoc's HTML subset, links turned to code; empty for none
 * @param params what {@code @param} says, by name
 * @param deprecated what {@code @deprecated} says: {@link #WITHOUT_A_WORD} or a text; empty if it
 *     is not deprecated
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Doc(String text, Map<String, String> params, String deprecated) {
  /** No documentation. */
  public static final Doc NONE = new Doc("", Map.of(), "");

  /** Deprecated, and nobody says why. */
  public static final String WITHOUT_A_WORD = " ";

  @SuppressWarnings("NullAway") // absent from JSON when empty
  public Doc {
    text = text == null ? "" : text;
    params = params == null ? Map.of() : Map.copyOf(params);
    deprecated = deprecated == null ? "" : deprecated;
  }

  /** A description alone. */
  public static Doc of(String text) {
    return new Doc(text, Map.of(), "");
  }

  /** Leaves a comment that says nothing out of the JSON. */
  static final class Absent {
    @Override
    public boolean equals(Object other) {
      return other == null || NONE.equals(other);
    }

    @Override
    public int hashCode() {
      return NONE.hashCode();
    }
  }
}
