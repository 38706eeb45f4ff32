package dev.typewire.processor.read;

import dev.typewire.processor.model.TypeShape;
import dev.typewire.processor.report.DiagnosticId;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Tells what a payload is as a whole. Jackson writes it, and what its lists and maps hold, as the
 * types that the topic declares, but what properties hold as the types that the values have.
 */
final class RootReader {
  private final Elements elements;
  private final Subtypes subtypes;
  private final InlineReader inline;

  RootReader(ProcessingEnvironment environment, Subtypes subtypes, InlineReader inline) {
    this.elements = environment.getElementUtils();
    this.subtypes = subtypes;
    this.inline = inline;
  }

  /**
   * The shape at the root.
   *
   * @param shape what it would be as a property
   * @param where the element that has it, for findings
   * @param what how a person calls that element
   */
  TypeShape asRoot(TypeShape shape, Element where, String what, ShapeReader shapes) {
    return Contents.change(
            shape,
            value ->
                Optional.of(
                    value instanceof TypeShape.Named named
                        ? asDeclared(named, where, what, shapes)
                        : value))
        .orElse(shape);
  }

  /** Without an id, a sealed type is written as if it had no subtypes. */
  private TypeShape asDeclared(
      TypeShape.Named named, Element where, String what, ShapeReader shapes) {
    TypeElement type = elements.getTypeElement(named.type());
    if (type == null || !subtypes.isSealedAlone(type)) {
      return named;
    }
    shapes
        .reached()
        .problem(
            where,
            false,
            DiagnosticId.PAYLOAD_SEALED,
            what
                + " has the sealed "
                + type.getSimpleName()
                + ", of which Jackson writes there only what it declares itself, and nothing of its"
                + " subtypes. Put @JsonTypeInfo(use = JsonTypeInfo.Id.NAME) on it, or a record around"
                + " it.");
    return inline.asObject(type, shapes).orElseGet(FormatReader::anyObject);
  }
}
