package dev.typewire.processor.read;

import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Finds what would make javac warn of the generated types, which must name what a channel names.
 */
final class Deprecation {
  private final Elements elements;

  Deprecation(Elements elements) {
    this.elements = elements;
  }

  /** Whether a channel, one of its methods, or a type in their signatures is deprecated. */
  boolean isUsedBy(TypeElement channel, List<ExecutableElement> methods) {
    return isDeprecated(channel) || methods.stream().anyMatch(this::isUsedBy);
  }

  private boolean isUsedBy(ExecutableElement method) {
    return elements.isDeprecated(method)
        || isMentioned(method.getReturnType())
        || method.getParameters().stream().map(VariableElement::asType).anyMatch(this::isMentioned);
  }

  private boolean isMentioned(@Nullable TypeMirror type) {
    if (type instanceof ArrayType array) {
      return isMentioned(array.getComponentType());
    }
    if (type instanceof WildcardType wildcard) {
      return isMentioned(wildcard.getExtendsBound()) || isMentioned(wildcard.getSuperBound());
    }
    return type instanceof DeclaredType declared
        && (isDeprecated(declared.asElement())
            || declared.getTypeArguments().stream().anyMatch(this::isMentioned));
  }

  /** Whether a type or one that it is nested in is deprecated. */
  private boolean isDeprecated(Element type) {
    for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (elements.isDeprecated(e)) {
        return true;
      }
    }
    return false;
  }
}
