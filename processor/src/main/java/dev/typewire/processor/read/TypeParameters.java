package dev.typewire.processor.read;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * The type parameters that the members of a type can name: its own, and for an inner class those of
 * the classes around it. The outer ones come first; one that is hidden by another of its name does
 * not count.
 */
final class TypeParameters {
  private TypeParameters() {}

  /** Their names. */
  static List<String> names(TypeElement type) {
    List<String> all = allNames(type);
    return seen(all).stream().map(all::get).toList();
  }

  /** What a use of the type says for each of them; nothing where it says nothing. */
  static List<TypeMirror> arguments(DeclaredType type) {
    List<String> parameters = allNames((TypeElement) type.asElement());
    List<TypeMirror> all = new ArrayList<>();
    addArguments(type, all);
    return all.size() == parameters.size()
        ? seen(parameters).stream().map(all::get).toList()
        : List.of();
  }

  private static List<String> allNames(TypeElement type) {
    List<TypeMirror> variables = new ArrayList<>();
    addArguments((DeclaredType) type.asType(), variables);
    return variables.stream().map(TypeMirror::toString).toList();
  }

  private static void addArguments(DeclaredType type, List<TypeMirror> all) {
    if (type.getEnclosingType() instanceof DeclaredType around) {
      addArguments(around, all);
    }
    all.addAll(type.getTypeArguments());
  }

  /** The places of those that nothing hides. */
  private static List<Integer> seen(List<String> names) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (names.lastIndexOf(names.get(i)) == i) {
        places.add(i);
      }
    }
    return places;
  }
}
