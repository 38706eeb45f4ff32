package dev.typewire.processor.read;

import dev.typewire.processor.model.DeclaredChannel.Written;
import dev.typewire.processor.report.SourceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.Elements;

/** One annotation on one element, read by names, so that its class need not be at hand. */
final class AnnotationReader {
  private final Elements elements;
  private final Element element;
  private final AnnotationMirror mirror;

  private AnnotationReader(Elements elements, Element element, AnnotationMirror mirror) {
    this.elements = elements;
    this.element = element;
    this.mirror = mirror;
  }

  static Optional<AnnotationReader> find(Elements elements, Element element, String annotation) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (nameOf(mirror).equals(annotation)) {
        return Optional.of(new AnnotationReader(elements, element, mirror));
      }
    }
    return Optional.empty();
  }

  /** All annotations of an element, or of a type that stands there. */
  static List<AnnotationReader> all(
      Elements elements, Element element, AnnotatedConstruct annotated) {
    return annotated.getAnnotationMirrors().stream()
        .map(mirror -> new AnnotationReader(elements, element, mirror))
        .toList();
  }

  /**
   * A name of a library that the published jar relocates. Relocation rewrites whole string
   * constants too, and these names must stay what the user's code says.
   */
  static String name(String... segments) {
    return String.join(".", segments);
  }

  static String nameOf(AnnotationMirror mirror) {
    return ((TypeElement) mirror.getAnnotationType().asElement()).getQualifiedName().toString();
  }

  String name() {
    return nameOf(mirror);
  }

  TypeElement annotationType() {
    return (TypeElement) mirror.getAnnotationType().asElement();
  }

  Written<String> text(String name) {
    return new Written<>(raw(name).toString(), source(name));
  }

  Written<Integer> number(String name) {
    return new Written<>(raw(name) instanceof Integer number ? number : 0, source(name));
  }

  /** An enum's constant, by its name. */
  Written<String> choice(String name) {
    return new Written<>(constant(name), source(name));
  }

  boolean flag(String name) {
    return Boolean.TRUE.equals(raw(name));
  }

  String constant(String name) {
    return raw(name) instanceof VariableElement constant ? constant.getSimpleName().toString() : "";
  }

  /** Annotations within this one. */
  List<AnnotationReader> annotations(String name) {
    List<AnnotationReader> annotations = new ArrayList<>();
    if (raw(name) instanceof List<?> values) {
      for (Object value : values) {
        if (((AnnotationValue) value).getValue() instanceof AnnotationMirror inner) {
          annotations.add(new AnnotationReader(elements, element, inner));
        }
      }
    }
    return annotations;
  }

  /** A class, if it is there already. */
  Optional<TypeElement> typeElement(String name) {
    return raw(name) instanceof DeclaredType type
            && type.asElement() instanceof TypeElement found
            && type.getKind() == TypeKind.DECLARED
        ? Optional.of(found)
        : Optional.empty();
  }

  /** The qualified name of a class. */
  String type(String name) {
    return typeElement(name).map(type -> type.getQualifiedName().toString()).orElse("");
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    if (raw(name) instanceof List<?> values) {
      values.forEach(value -> texts.add(((AnnotationValue) value).getValue().toString()));
    }
    return texts;
  }

  private Object raw(String name) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        elements.getElementValuesWithDefaults(mirror).entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals(name)) {
        return entry.getValue().getValue();
      }
    }
    return "";
  }

  /** What the annotation says itself. */
  List<String> written() {
    return mirror.getElementValues().keySet().stream()
        .map(key -> key.getSimpleName().toString())
        .toList();
  }

  /** Whether the annotation says this itself. */
  boolean isWritten(String name) {
    return written().contains(name);
  }

  private SourceRef source(String name) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        mirror.getElementValues().entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals(name)) {
        return new SourceRef(element, mirror, entry.getValue());
      }
    }
    return new SourceRef(element, mirror, null);
  }
}
