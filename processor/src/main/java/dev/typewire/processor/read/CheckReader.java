package dev.typewire.processor.read;

import dev.typewire.processor.model.Check;
import dev.typewire.processor.model.Check.Part;
import dev.typewire.processor.model.TypeShape;
import dev.typewire.processor.model.TypeShape.ScalarKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Tells what a property's value promises as it stands in the JSON. */
final class CheckReader {
  private final Types types;
  private final SourceMemory memory;

  CheckReader(Types types, SourceMemory memory) {
    this.types = types;
    this.memory = memory;
  }

  /** What the property's fields and getters promise, as far as it holds for this shape. */
  List<Check> read(JavaProperty property, TypeShape shape) {
    Set<Check> checks = new LinkedHashSet<>();
    for (Element member : property.members()) {
      if (isValidated(member) && holdsTheSame(member, property.value())) {
        memory.checks(member).stream().filter(check -> fits(check, shape)).forEach(checks::add);
      }
    }
    return List.copyOf(checks);
  }

  /** What setters and constructors promise is about their parameters alone. */
  private static boolean isValidated(Element member) {
    return member.getKind() != ElementKind.PARAMETER
        && !(member instanceof ExecutableElement method && !method.getParameters().isEmpty());
  }

  /** What a field promises need not hold for a getter that makes something else of it. */
  private boolean holdsTheSame(Element member, Element value) {
    return types.isSameType(erasure(member), erasure(value));
  }

  private TypeMirror erasure(Element member) {
    return types.erasure(ObjectReader.valueType(member.asType()));
  }

  private static boolean fits(Check check, TypeShape shape) {
    if (shape instanceof TypeShape.OrNull orNull) {
      return fits(check, orNull.type());
    }
    if (!check.at().isEmpty()) {
      return fitsPart(check.at().get(0), check.inside(), shape);
    }
    return switch (check.of()) {
      case MIN_SIZE, MAX_SIZE ->
          shape instanceof TypeShape.ListOf || shape instanceof TypeShape.MapOf;
      case MIN_LENGTH, MAX_LENGTH, NOT_BLANK, PATTERN, EMAIL -> is(shape, ScalarKind.STRING);
      case MIN, MAX, ABOVE, BELOW -> is(shape, ScalarKind.NUMBER);
      case TRUE, FALSE -> is(shape, ScalarKind.BOOLEAN);
    };
  }

  private static boolean fitsPart(Part part, Check check, TypeShape shape) {
    return switch (part) {
      case ELEMENT -> shape instanceof TypeShape.ListOf list && fits(check, list.element());
      case KEY -> shape instanceof TypeShape.MapOf map && fits(check, map.key());
      case VALUE -> shape instanceof TypeShape.MapOf map && fits(check, map.value());
    };
  }

  private static boolean is(TypeShape shape, ScalarKind kind) {
    return shape instanceof TypeShape.Scalar scalar && scalar.of() == kind;
  }
}
