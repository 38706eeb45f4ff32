package dev.typewire.processor.read;

import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Tells which methods open a stream: those that take nothing and return a {@code TopicStream}. */
final class StreamMethods {
  private static final String TOPIC_STREAM = "dev.typewire.runtime.TopicStream";

  private StreamMethods() {}

  /** What the chunks of the method's stream hold; nothing if it opens none. */
  static Optional<TypeMirror> chunk(ExecutableType method) {
    return method.getParameterTypes().isEmpty() ? chunk(method.getReturnType()) : Optional.empty();
  }

  /** What a stream's chunks hold; nothing of another type, or if nobody knows. */
  static Optional<TypeMirror> chunk(TypeMirror type) {
    boolean known =
        type instanceof DeclaredType declared
            && declared.asElement() instanceof TypeElement element
            && element.getQualifiedName().contentEquals(TOPIC_STREAM)
            && declared.getTypeArguments().stream().allMatch(StreamMethods::isType)
            && !declared.getTypeArguments().isEmpty();
    return known ? Optional.of(((DeclaredType) type).getTypeArguments().get(0)) : Optional.empty();
  }

  private static boolean isType(TypeMirror argument) {
    return argument.getKind() != TypeKind.WILDCARD;
  }
}
