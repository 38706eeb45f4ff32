package dev.typewire.processor.read;

import dev.typewire.processor.model.TypeShape;
import dev.typewire.processor.read.JacksonAnnotations.Inclusion;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/**
 * Tells what {@code @JsonInclude(content = …)} makes of a map: entries without a value are gone.
 */
final class EntryInclusion {
  private EntryInclusion() {}

  /** The shape of a property with this type. */
  static TypeShape apply(Inclusion content, TypeShape shape, TypeMirror type, Types types) {
    if (shape instanceof TypeShape.OrNull orNull) {
      return new TypeShape.OrNull(apply(content, orNull.type(), type, types));
    }
    boolean keepsNull =
        content == Inclusion.ALWAYS
            || content == Inclusion.CUSTOM
            || (content == Inclusion.NON_NULL && holdsOptional(type, types));
    return shape instanceof TypeShape.MapOf map
            && map.value() instanceof TypeShape.OrNull value
            && !keepsNull
        ? new TypeShape.MapOf(map.key(), value.type())
        : shape;
  }

  /** An empty {@code Optional} is not null, but written as null. */
  private static boolean holdsOptional(TypeMirror type, Types types) {
    List<? extends TypeMirror> arguments =
        type instanceof DeclaredType declared ? declared.getTypeArguments() : List.of();
    return arguments.size() == 2
        && types.asElement(arguments.get(1)) instanceof TypeElement value
        && BuiltInTypes.canBeAbsent(value.getQualifiedName().toString());
  }
}
