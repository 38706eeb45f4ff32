package dev.typewire.processor.read;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Sees types as one of their supertypes. */
final class SupertypeArguments {
  private final Elements elements;
  private final Types types;

  SupertypeArguments(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /** Whether a type is this one or inherits from it. */
  boolean is(DeclaredType type, String supertype) {
    return as(type, supertype) != null;
  }

  /**
   * The type arguments that one of a type's supertypes has there. Those that the type passes on
   * keep their annotations, which javac's view of a supertype has lost.
   */
  @Nullable List<TypeMirror> of(DeclaredType type, String supertype) {
    DeclaredType seen = as(type, supertype);
    DeclaredType declared = as((DeclaredType) type.asElement().asType(), supertype);
    if (seen == null || declared == null) {
      return null;
    }
    List<TypeMirror> parameters =
        List.copyOf(((DeclaredType) type.asElement().asType()).getTypeArguments());
    List<TypeMirror> arguments = new ArrayList<>();
    for (int i = 0; i < seen.getTypeArguments().size(); i++) {
      TypeMirror argument = declared.getTypeArguments().get(i);
      int passedOn = indexOf(argument, parameters);
      arguments.add(
          passedOn >= 0 ? type.getTypeArguments().get(passedOn) : seen.getTypeArguments().get(i));
    }
    return arguments;
  }

  private int indexOf(TypeMirror type, List<TypeMirror> candidates) {
    for (int i = 0; i < candidates.size(); i++) {
      if (types.isSameType(type, candidates.get(i))) {
        return i;
      }
    }
    return -1;
  }

  /** The type seen as one of its supertypes, with the type arguments that it has there. */
  private @Nullable DeclaredType as(DeclaredType type, String supertype) {
    TypeElement target = elements.getTypeElement(supertype);
    if (target == null || !types.isSubtype(types.erasure(type), types.erasure(target.asType()))) {
      return null;
    }
    if (type.asElement().equals(target)) {
      return type;
    }
    for (TypeMirror direct : types.directSupertypes(type)) {
      DeclaredType found = direct instanceof DeclaredType d ? as(d, supertype) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
