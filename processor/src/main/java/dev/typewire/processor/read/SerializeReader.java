package dev.typewire.processor.read;

import dev.typewire.processor.model.TypeShape;
import dev.typewire.processor.model.TypeShape.ScalarKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Tells what becomes of a shape by {@code @JsonSerialize}, as far as Jackson's own parts do it. */
final class SerializeReader {
  private static final String TO_STRING =
      AnnotationReader.name("tools", "jackson", "databind", "ser", "std", "ToStringSerializer");

  private static final String CONVERTER =
      AnnotationReader.name("tools", "jackson", "databind", "util", "Converter");

  /** What changes nothing about the types that are declared. */
  private static final Set<String> NO_EFFECT = Set.of("typing");

  private final ShapeReader shapes;

  SerializeReader(ShapeReader shapes) {
    this.shapes = shapes;
  }

  /**
   * The shape that the annotation asks for; nothing if that is not mapped.
   *
   * @param serialize the annotation
   * @param shape what it would be without
   * @param where the element that has it, for findings
   * @param what how a person calls that element
   */
  Optional<TypeShape> apply(
      AnnotationReader serialize, TypeShape shape, Element where, String what) {
    List<String> written =
        serialize.written().stream().filter(name -> !NO_EFFECT.contains(name)).toList();
    if (written.isEmpty()) {
      return Optional.of(shape);
    }
    if (written.size() > 1) {
      return Optional.empty();
    }
    return switch (written.get(0)) {
      case "using" -> toString(serialize.type("using"), shape);
      case "as" -> as(serialize, "as", where, what).map(as -> nullableAs(shape, as));
      case "contentUsing" ->
          content(shape, element -> toString(serialize.type("contentUsing"), element));
      case "keyUsing" -> withTextKeys(shape);
      case "converter" ->
          converted(serialize, "converter", where, what).map(to -> nullableAs(shape, to));
      case "contentConverter" ->
          content(
              shape,
              element ->
                  converted(serialize, "contentConverter", where, what)
                      .map(to -> nullableAs(element, to)));
      case "contentAs" ->
          content(
              shape,
              element ->
                  as(serialize, "contentAs", where, what).map(as -> nullableAs(element, as)));
      default -> Optional.empty();
    };
  }

  private static Optional<TypeShape> toString(String serializer, TypeShape shape) {
    return serializer.equals(TO_STRING)
        ? Optional.of(
            nullableAs(shape, new TypeShape.Scalar(ScalarKind.STRING, "java.lang.String")))
        : Optional.empty();
  }

  private Optional<TypeShape> as(
      AnnotationReader serialize, String name, Element where, String what) {
    Optional<TypeMirror> type =
        serialize
            .typeElement(name)
            .filter(element -> TypeParameters.names(element).isEmpty())
            .map(Element::asType);
    return type.map(mirror -> shapes.read(mirror, where, what));
  }

  private static Optional<TypeShape> withTextKeys(TypeShape shape) {
    return shape instanceof TypeShape.MapOf map
        ? Optional.of(
            new TypeShape.MapOf(
                new TypeShape.Scalar(ScalarKind.STRING, "java.lang.String"), map.value()))
        : Optional.empty();
  }

  /** What a converter makes of it, by its type arguments. */
  private Optional<TypeShape> converted(
      AnnotationReader serialize, String name, Element where, String what) {
    return serialize
        .typeElement(name)
        .flatMap(element -> shapes.argumentsOf((DeclaredType) element.asType(), CONVERTER))
        .filter(inAndOut -> inAndOut.size() == 2)
        .map(inAndOut -> shapes.read(inAndOut.get(1), where, what));
  }

  /** Null is written as null, whatever writes the rest. */
  private static TypeShape nullableAs(TypeShape shape, TypeShape other) {
    return shape instanceof TypeShape.OrNull ? new TypeShape.OrNull(other) : other;
  }

  private static Optional<TypeShape> content(
      TypeShape shape, Function<TypeShape, Optional<TypeShape>> change) {
    if (shape instanceof TypeShape.OrNull orNull) {
      return content(orNull.type(), change).map(TypeShape.OrNull::new);
    }
    if (shape instanceof TypeShape.ListOf list) {
      return element(list.element(), change).map(TypeShape.ListOf::new);
    }
    return shape instanceof TypeShape.MapOf map
        ? element(map.value(), change).map(value -> new TypeShape.MapOf(map.key(), value))
        : Optional.empty();
  }

  /** What an option says of a type holds for elements too. */
  private static Optional<TypeShape> element(
      TypeShape element, Function<TypeShape, Optional<TypeShape>> change) {
    return element.bare() instanceof TypeShape.Verbatim
        ? Optional.of(element)
        : change.apply(element);
  }
}
