package dev.typewire.processor.read;

import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Which members Jackson sees without an annotation on them, as the nearest {@code @JsonAutoDetect}
 * says; each is a constant of its {@code Visibility}.
 *
 * @param getter of {@code getName()}, and of a record's accessor
 * @param isGetter of {@code isName()}
 * @param field of a field
 */
record Visibility(String getter, String isGetter, String field) {
  private static final String AUTO_DETECT =
      AnnotationReader.name("com", "fasterxml", "jackson", "annotation", "JsonAutoDetect");

  /** The visibility of a type's own and inherited members. */
  static Visibility of(Elements elements, TypeElement type) {
    List<TypeElement> typeThenSupertypes = Supertypes.nearestFirst(type);
    return typeThenSupertypes.stream()
        .flatMap(t -> AnnotationReader.find(elements, t, AUTO_DETECT).stream())
        .findFirst()
        .map(
            found ->
                new Visibility(
                    found.constant("getterVisibility"),
                    found.constant("isGetterVisibility"),
                    found.constant("fieldVisibility")))
        .orElse(new Visibility("DEFAULT", "DEFAULT", "DEFAULT"));
  }

  boolean seesGetter(Element method) {
    boolean is = method.getSimpleName().toString().startsWith("is");
    return sees(is ? isGetter : getter, method);
  }

  /** Whether it sees what is public and called like its property. */
  boolean seesAccessors() {
    return !getter.equals("NONE");
  }

  boolean seesField(Element member) {
    return sees(field, member);
  }

  private static boolean sees(String visibility, Element member) {
    Set<Modifier> modifiers = member.getModifiers();
    return switch (visibility) {
      case "ANY" -> true;
      case "NON_PRIVATE" -> !modifiers.contains(Modifier.PRIVATE);
      case "PROTECTED_AND_PUBLIC" ->
          modifiers.contains(Modifier.PUBLIC) || modifiers.contains(Modifier.PROTECTED);
      case "NONE" -> false;
      default -> modifiers.contains(Modifier.PUBLIC);
    };
  }
}
