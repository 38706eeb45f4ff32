package dev.typewire.processor.read;

import dev.typewire.processor.model.TypeShape;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;

/** Reads what {@code @TypeScript} says of a property, a payload or a type. */
final class TypeScriptReader {
  private static final String TYPE_SCRIPT = "dev.typewire.annotations.TypeScript";

  private final Elements elements;

  TypeScriptReader(Elements elements) {
    this.elements = elements;
  }

  /** The type that the first of these with the annotation asks for. */
  Optional<TypeShape> read(List<? extends Element> candidates) {
    return candidates.stream()
        .flatMap(e -> AnnotationReader.find(elements, e, TYPE_SCRIPT).stream())
        .findFirst()
        .map(annotation -> new TypeShape.Verbatim(annotation.text("value").value()));
  }
}
