package dev.typewire.processor.read;

import java.util.Set;

/**
 * What {@code @JsonFormat} says.
 *
 * @param shape a constant of Jackson's {@code JsonFormat.Shape}
 * @param pattern how a date is written; empty for as usual
 * @param unwrapsSingles whether an array of one element is written as that element
 */
record Format(String shape, String pattern, boolean unwrapsSingles) {
  private static final Set<String> NUMERIC = Set.of("NUMBER", "NUMBER_INT", "NUMBER_FLOAT");

  boolean isNumeric() {
    return NUMERIC.contains(shape);
  }

  boolean isArray() {
    return shape.equals("ARRAY");
  }

  boolean isString() {
    return shape.equals("STRING");
  }

  boolean isObject() {
    return shape.equals("OBJECT") || isPojo();
  }

  boolean isPojo() {
    return shape.equals("POJO");
  }

  /** Whether a type that can be text becomes text, as the pattern says. */
  boolean isPattern() {
    return !pattern.isEmpty() && !isNumeric() && !isArray();
  }
}
