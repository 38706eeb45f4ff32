package dev.typewire.processor.read;

import java.util.Map;
import java.util.Set;

/**
 * What {@code @JsonTypeInfo} says of the types below it.
 *
 * @param use a constant of Jackson's {@code JsonTypeInfo.Id}
 * @param include a constant of {@code JsonTypeInfo.As}
 * @param property the property that holds the type's id
 * @param isCustom whether ids come from a class of the application's
 */
record TypeInfo(String use, String include, String property, boolean isCustom) {
  /** Of types that are told apart by their properties alone. */
  static final TypeInfo DEDUCED = new TypeInfo("DEDUCTION", "PROPERTY", "", false);

  private static final Map<String, String> DEFAULT_PROPERTIES =
      Map.of("NAME", "@type", "SIMPLE_NAME", "@type", "CLASS", "@class", "MINIMAL_CLASS", "@c");
  private static final Set<String> WRAPPERS = Set.of("WRAPPER_OBJECT", "WRAPPER_ARRAY");

  /**
   * What the annotation says.
   *
   * @param isResolved whether {@code @JsonTypeIdResolver} stands beside it
   */
  static TypeInfo of(AnnotationReader annotation, boolean isResolved) {
    String use = annotation.constant("use");
    String property = annotation.text("property").value();
    return new TypeInfo(
        use,
        annotation.constant("include"),
        property.isEmpty() ? DEFAULT_PROPERTIES.getOrDefault(use, "") : property,
        isResolved);
  }

  /** Whether it changes nothing. */
  boolean isNone() {
    return use.equals("NONE");
  }

  /** Whether the properties alone tell the types apart. */
  boolean isDeduced() {
    return use.equals("DEDUCTION");
  }

  /** Whether ids come from a rule of Jackson's own. */
  boolean isKnown() {
    return isNone() || isDeduced() || isCustom || DEFAULT_PROPERTIES.containsKey(use);
  }

  /** Whether the id is written as something that the object has anyway. */
  boolean isExisting() {
    return include.equals("EXISTING_PROPERTY");
  }

  /** Whether the id stands beside the property that has the annotation. */
  boolean isExternal() {
    return include.equals("EXTERNAL_PROPERTY");
  }

  /** Whether an object has a property more where a property has the annotation. */
  boolean addsProperty() {
    return include.equals("PROPERTY") && !isNone() && !isDeduced();
  }

  /** Whether the id stands in the object; what is external is so only on a property. */
  boolean isInside() {
    return !WRAPPERS.contains(include);
  }

  boolean isWrapperObject() {
    return include.equals("WRAPPER_OBJECT");
  }
}
