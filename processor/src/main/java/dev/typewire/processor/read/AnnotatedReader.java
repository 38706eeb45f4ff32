package dev.typewire.processor.read;

import dev.typewire.processor.model.TypeShape;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;

/** Tells what Jackson's annotations on a property make of the shape of its type. */
final class AnnotatedReader {
  private final JacksonAnnotations jackson;
  private final TypedReader typed;
  private final IdentityReader identities;
  private final SelectionReader selections;
  private final FormatReader formats;

  AnnotatedReader(
      ProcessingEnvironment environment,
      JacksonAnnotations jackson,
      TypedReader typed,
      InlineReader inline) {
    this.jackson = jackson;
    this.typed = typed;
    this.identities = new IdentityReader(environment);
    this.selections = new SelectionReader(environment, jackson);
    this.formats = new FormatReader(environment, jackson, inline);
  }

  /**
   * The shape that the property has.
   *
   * @param property the property
   * @param shape what its type is written as
   * @param where the element that it stands at, for findings
   * @param what how a person calls it
   * @param shapes collects what the annotations lead to
   */
  TypeShape read(
      JavaProperty property, TypeShape shape, Element where, String what, ShapeReader shapes) {
    if (shape.bare() instanceof TypeShape.Verbatim) {
      return shape; // an option says what it is, however it gets so
    }
    List<Element> members = property.members();
    Optional<String> unmapped = jackson.unmapped(members);
    TypeShape result = shape;
    for (Step step : steps(members, where, what, shapes)) {
      if (unmapped.isEmpty()) {
        Optional<TypeShape> changed = step.change.apply(result);
        unmapped = changed.isPresent() ? unmapped : Optional.of(step.annotation);
        result = changed.orElse(result);
      }
    }
    if (unmapped.isPresent()) {
      shapes.reached().unmapped(where, what, unmapped.get());
      return new TypeShape.Anything();
    }
    return result;
  }

  /** One annotation, and what it makes of a shape; nothing if that is not mapped. */
  private record Step(String annotation, Function<TypeShape, Optional<TypeShape>> change) {}

  private List<Step> steps(List<Element> members, Element where, String what, ShapeReader shapes) {
    return List.of(
        new Step("JsonTypeInfo", shape -> typed.apply(members, shape, shapes)),
        new Step("JsonIdentityInfo", shape -> identities.ofProperty(members, shape, shapes)),
        new Step("JsonIgnoreProperties", shape -> selections.apply(members, shape, shapes)),
        new Step("JsonSerialize", shape -> serialized(members, shape, where, what, shapes)),
        new Step("JsonFormat", shape -> formatted(members, shape, shapes)));
  }

  private Optional<TypeShape> serialized(
      List<Element> members, TypeShape shape, Element where, String what, ShapeReader shapes) {
    return jackson
        .serialize(members)
        .map(serialize -> new SerializeReader(shapes).apply(serialize, shape, where, what))
        .orElse(Optional.of(shape));
  }

  private static boolean isConverter(AnnotationReader serialize) {
    return serialize.isWritten("converter") || serialize.isWritten("contentConverter");
  }

  /** A format is for what a converter makes, but not for what a serializer writes. */
  private Optional<TypeShape> formatted(
      List<Element> members, TypeShape shape, ShapeReader shapes) {
    return jackson
        .format(members)
        .filter(format -> jackson.serialize(members).filter(s -> !isConverter(s)).isEmpty())
        .map(format -> formats.apply(format, shape, shapes))
        .orElse(Optional.of(shape));
  }
}
