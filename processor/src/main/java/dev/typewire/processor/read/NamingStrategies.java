package dev.typewire.processor.read;

import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.PropertyNamingStrategies.NamingBase;

/** Jackson's own strategies for the names of properties, by the names of their constants. */
final class NamingStrategies {
  private static final Map<String, NamingBase> BY_NAME =
      Map.of(
          "UPPER_CAMEL_CASE", new PropertyNamingStrategies.UpperCamelCaseStrategy(),
          "SNAKE_CASE", new PropertyNamingStrategies.SnakeCaseStrategy(),
          "UPPER_SNAKE_CASE", new PropertyNamingStrategies.UpperSnakeCaseStrategy(),
          "LOWER_CASE", new PropertyNamingStrategies.LowerCaseStrategy(),
          "KEBAB_CASE", new PropertyNamingStrategies.KebabCaseStrategy(),
          "LOWER_DOT_CASE", new PropertyNamingStrategies.LowerDotCaseStrategy());

  private NamingStrategies() {}

  /** What this strategy makes of a name; names stay as they are for any other. */
  static UnaryOperator<String> of(String strategy) {
    NamingBase known = BY_NAME.get(strategy);
    // None of them asks for more than the name.
    return known == null ? UnaryOperator.identity() : n -> known.nameForField(null, null, n);
  }
}
