package dev.typewire.processor.read;

import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Tells which of several getters of one property Jackson calls. */
final class PreferredGetter {
  private PreferredGetter() {}

  /**
   * A renamed one, else that of the most specific type, else {@code getName()} before {@code
   * isName()} before a record's {@code name()}.
   *
   * @param getters at least one
   */
  static ExecutableElement of(List<ExecutableElement> getters) {
    List<ExecutableElement> renamed =
        getters.stream().filter(JacksonAnnotations::isRenamed).toList();
    return (renamed.isEmpty() ? getters : renamed)
        .stream().reduce((best, next) -> isBetter(next, best) ? next : best).orElseThrow();
  }

  private static boolean isBetter(ExecutableElement one, ExecutableElement other) {
    if (isBelow(one, other)) {
      return true;
    }
    return !isBelow(other, one) && rank(one) < rank(other);
  }

  private static boolean isBelow(ExecutableElement one, ExecutableElement other) {
    return one.getEnclosingElement() instanceof TypeElement type
        && other.getEnclosingElement() instanceof TypeElement base
        && !type.equals(base)
        && Supertypes.nearestFirst(type).contains(base);
  }

  private static int rank(ExecutableElement getter) {
    String name = getter.getSimpleName().toString();
    if (name.startsWith("get") && name.length() > 3) {
      return 1;
    }
    return name.startsWith("is") && name.length() > 2 ? 2 : 3;
  }
}
