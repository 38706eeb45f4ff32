package dev.typewire.processor.read;

import dev.typewire.processor.model.TypeScriptSyntax;
import dev.typewire.processor.model.TypeShape;
import dev.typewire.processor.report.DiagnosticId;
import dev.typewire.processor.report.SourceRef;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Reads what {@code @TypeScript} says of a property, a payload or a type. */
final class TypeScriptReader {
  private static final String TYPE_SCRIPT = "dev.typewire.annotations.TypeScript";

  private static final String OR_A_NAME = ", or a name alone with @TypeScript(name = \"...\")";

  private final Elements elements;

  TypeScriptReader(Elements elements) {
    this.elements = elements;
  }

  /** The annotation on this type. */
  static Optional<AnnotationReader> on(Elements elements, TypeElement type) {
    return AnnotationReader.find(elements, type, TYPE_SCRIPT);
  }

  /** The name that this type chose; empty if it did not. */
  String name(TypeElement type) {
    return on(elements, type).map(a -> a.text("name").value()).orElse("");
  }

  /** Whether an annotation says what this type is, and not only its name. */
  static boolean saysShape(Elements elements, TypeElement type) {
    return on(elements, type).filter(annotation -> !isNameAlone(annotation)).isPresent();
  }

  /** The TypeScript that stands on this type, if it is more than a name. */
  Optional<TypeShape> ofType(TypeElement type, ShapeReader shapes) {
    String what = type.getSimpleName().toString();
    return on(elements, type)
        .filter(annotation -> !isNameAlone(annotation))
        .map(annotation -> text(annotation, place(type, "value"), what, OR_A_NAME, shapes));
  }

  private static boolean isNameAlone(AnnotationReader annotation) {
    return !annotation.isWritten("value") && !annotation.text("name").value().isBlank();
  }

  /**
   * The TypeScript that stands on the first of these members with the annotation.
   *
   * @param place the element to report a mistake on
   * @param what how a person calls it
   */
  Optional<TypeShape> ofMember(
      List<? extends Element> members, Element place, String what, ShapeReader shapes) {
    Optional<AnnotationReader> annotation =
        members.stream()
            .flatMap(member -> AnnotationReader.find(elements, member, TYPE_SCRIPT).stream())
            .findFirst();
    if (annotation.filter(a -> a.isWritten("name")).isPresent()) {
      shapes
          .reached()
          .problem(
              place(place, "name"),
              true,
              DiagnosticId.TS_NAME_INVALID,
              "@TypeScript(name = \""
                  + annotation.get().text("name").value()
                  + "\") on "
                  + what
                  + " names something that has no name in TypeScript. Only types have: put it on the"
                  + " type, or leave it out.");
      return Optional.of(new TypeShape.Anything());
    }
    return annotation.map(a -> text(a, place(place, "value"), what, "", shapes));
  }

  private static TypeShape text(
      AnnotationReader annotation,
      SourceRef where,
      String what,
      String wayOut,
      ShapeReader shapes) {
    String text = annotation.text("value").value().strip();
    Optional<String> mistake = TypeScriptSyntax.mistake(text);
    if (mistake.isPresent()) {
      shapes
          .reached()
          .problem(
              where,
              true,
              DiagnosticId.TS_TYPE_BROKEN,
              "@TypeScript(\""
                  + text
                  + "\") on "
                  + what
                  + " "
                  + mistake.get()
                  + ", so it is no type that a module could hold. Write one, such as"
                  + " @TypeScript(\"{ zip: string }\")"
                  + wayOut
                  + ".");
    }
    return new TypeShape.Verbatim(text);
  }

  /** The annotation's value, or the element if it does not have the annotation itself. */
  private SourceRef place(Element element, String value) {
    return AnnotationReader.find(elements, element, TYPE_SCRIPT)
        .map(annotation -> annotation.text(value).source())
        .orElse(SourceRef.of(element));
  }
}
