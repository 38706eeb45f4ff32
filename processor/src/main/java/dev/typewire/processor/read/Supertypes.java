package dev.typewire.processor.read;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** What a type inherits from. */
final class Supertypes {
  private Supertypes() {}

  /**
   * The type and its supertypes in the order in which Jackson looks for annotations: itself, then
   * its interfaces, then its superclass; without {@code Object}.
   */
  static List<TypeElement> nearestFirst(TypeElement type) {
    Set<TypeElement> found = new LinkedHashSet<>();
    collect(type, found);
    return List.copyOf(found);
  }

  private static void collect(TypeElement type, Set<TypeElement> found) {
    if (type.getQualifiedName().contentEquals("java.lang.Object") || !found.add(type)) {
      return;
    }
    for (TypeMirror parent : type.getInterfaces()) {
      collect(parent, found);
    }
    collect(type.getSuperclass(), found);
  }

  private static void collect(TypeMirror parent, Set<TypeElement> found) {
    if (parent.getKind() == TypeKind.DECLARED) {
      collect((TypeElement) ((DeclaredType) parent).asElement(), found);
    }
  }
}
