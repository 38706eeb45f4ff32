package dev.typewire.processor.read;

import java.util.List;
import java.util.Set;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** What annotations say of null: any that is named so, of whatever library. */
final class Nullness {
  private static final Set<String> NON_NULL =
      Set.of("NonNull", "Nonnull", "NotNull", "NotBlank", "NotEmpty");
  private static final String NULL_MARKED =
      AnnotationReader.name("org", "jspecify", "annotations", "NullMarked");
  private static final String NULL_UNMARKED =
      AnnotationReader.name("org", "jspecify", "annotations", "NullUnmarked");

  private Nullness() {}

  static boolean isNullable(AnnotatedConstruct construct) {
    return construct.getAnnotationMirrors().stream()
        .anyMatch(a -> "Nullable".equals(simpleName(a)));
  }

  /** Whether what is not annotated here can be null in Java: no primitive, no type variable. */
  static boolean isReference(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED || type.getKind() == TypeKind.ARRAY;
  }

  static boolean isNonNull(AnnotatedConstruct construct) {
    return construct.getAnnotationMirrors().stream()
        .anyMatch(a -> NON_NULL.contains(simpleName(a)));
  }

  static boolean isAnyNullable(List<? extends AnnotatedConstruct> constructs) {
    return constructs.stream().anyMatch(Nullness::isNullable);
  }

  static boolean isAnyNonNull(List<? extends AnnotatedConstruct> constructs) {
    return constructs.stream().anyMatch(Nullness::isNonNull);
  }

  /** Whether JSpecify's {@code @NullMarked} makes what is unannotated here non-null. */
  static boolean isNullMarked(Element element) {
    for (@Nullable Element scope = element; scope != null; scope = scope.getEnclosingElement()) {
      for (AnnotationMirror annotation : scope.getAnnotationMirrors()) {
        String name = AnnotationReader.nameOf(annotation);
        if (NULL_MARKED.equals(name)) {
          return true;
        }
        if (NULL_UNMARKED.equals(name)) {
          return false;
        }
      }
    }
    return false;
  }

  private static String simpleName(AnnotationMirror annotation) {
    return annotation.getAnnotationType().asElement().getSimpleName().toString();
  }
}
