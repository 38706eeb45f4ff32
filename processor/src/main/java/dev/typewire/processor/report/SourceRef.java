package dev.typewire.processor.report;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * The narrowest place that javac can show.
 *
 * @param element the element
 * @param annotation its annotation, if that is meant
 * @param value a value of the annotation, if that is meant
 */
public record SourceRef(
    Element element, @Nullable AnnotationMirror annotation, @Nullable AnnotationValue value) {
  /** An element. */
  public static SourceRef of(Element element) {
    return new SourceRef(element, null, null);
  }
}
