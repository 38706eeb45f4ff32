package dev.typewire.processor.read;

import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Takes a constraint of an application's own apart into those that it is composed of (Jakarta
 * Validation 3.1, section 3.3).
 */
final class ComposedConstraint {
  private static final Set<String> CONSTRAINTS =
      Set.of(
          AnnotationReader.name("jakarta", "validation", "Constraint"),
          AnnotationReader.name("javax", "validation", "Constraint"));

  /** What makes the parts mean something else than they say. */
  private static final Set<String> CHANGES = Set.of("OverridesAttribute", "ConstraintComposition");

  private ComposedConstraint() {}

  /** The annotations of such a constraint's type; none if their parts do not stand as they are. */
  static List<AnnotationReader> parts(
      Elements elements, Element member, AnnotationReader annotation) {
    TypeElement type = annotation.annotationType();
    boolean isConstraint =
        AnnotationReader.all(elements, member, type).stream()
            .anyMatch(on -> CONSTRAINTS.contains(on.name()));
    return isConstraint && annotation.texts("groups").isEmpty() && !changesParts(elements, type)
        ? AnnotationReader.all(elements, member, type)
        : List.of();
  }

  private static boolean changesParts(Elements elements, TypeElement type) {
    return isChange(elements, type)
        || type.getEnclosedElements().stream().anyMatch(member -> isChange(elements, member));
  }

  private static boolean isChange(Elements elements, Element element) {
    return AnnotationReader.all(elements, element, element).stream()
        .map(AnnotationReader::name)
        .map(name -> name.endsWith(".List") ? name.substring(0, name.length() - 5) : name)
        .anyMatch(name -> CHANGES.contains(name.substring(name.lastIndexOf('.') + 1)));
  }
}
