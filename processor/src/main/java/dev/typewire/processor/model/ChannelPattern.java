package dev.typewire.processor.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A channel's name with its placeholders taken apart.
 *
 * @param text the pattern as it was written, such as {@code order:{orderId}}
 * @param parts its literals and placeholders in order
 */
public record ChannelPattern(String text, List<Part> parts) {
  public ChannelPattern {
    parts = List.copyOf(parts);
  }

  /** A piece of the pattern. */
  public sealed interface Part {
    /**
     * Text that stands for itself.
     *
     * @param text at least one character
     */
    record Literal(String text) implements Part {}

    /**
     * A parameter's percent-encoded value.
     *
     * @param name the parameter's name
     */
    record Placeholder(String name) implements Part {}
  }

  /** The placeholders' names in order. */
  public List<String> placeholders() {
    List<String> names = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof Part.Placeholder placeholder) {
        names.add(placeholder.name());
      }
    }
    return names;
  }
}
