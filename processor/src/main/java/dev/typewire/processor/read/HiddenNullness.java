package dev.typewire.processor.read;

import dev.typewire.processor.report.DiagnosticId;
import dev.typewire.processor.report.Findings;
import dev.typewire.processor.report.SourceRef;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Finds the types whose {@code @Nullable} this {@code javac} does not show, because they come from
 * class files.
 *
 * <p>Those are the {@code @NullMarked} ones: that annotation is always visible, and says that what
 * can be null has one on its type. Of others nobody knows, and most have none.
 */
final class HiddenNullness {
  private static final String TYPE_USE = "dev.typewire.annotations.TypeUse";
  private static final int SHOWS_TYPE_USES = 22;

  private final Origin origin;
  private final KeptFacts kept;
  private final boolean shown;
  private final Set<String> types = new TreeSet<>();

  HiddenNullness(ProcessingEnvironment environment, Origin origin, KeptFacts kept) {
    this.origin = origin;
    this.kept = kept;
    this.shown = showsTypeUses(environment.getElementUtils());
  }

  /** Whether an annotation that stands on a type in a class file is there. */
  private static boolean showsTypeUses(Elements elements) {
    TypeElement probe = elements.getTypeElement(TYPE_USE);
    return probe == null
        ? Runtime.version().feature() >= SHOWS_TYPE_USES
        : ElementFilter.methodsIn(probe.getEnclosedElements()).stream()
            .anyMatch(method -> !method.getReturnType().getAnnotationMirrors().isEmpty());
  }

  /** Looks at an object's type, and at what it inherits from. */
  void look(TypeElement type) {
    if (!shown) {
      Supertypes.nearestFirst(type).stream()
          .filter(t -> !origin.isSource(t) && Nullness.isNullMarked(t))
          .map(t -> t.getQualifiedName().toString())
          .filter(name -> kept.members(name).isEmpty())
          .forEach(types::add);
    }
  }

  /** Adds one warning for all of them. */
  void report(SourceRef where, Findings findings) {
    if (!types.isEmpty()) {
      String first = types.iterator().next();
      findings.warning(
          DiagnosticId.NULLNESS_HIDDEN,
          where,
          first
              + (types.size() > 1 ? " and " + (types.size() - 1) + " more come" : " comes")
              + " from class files and @NullMarked: what can be null there has an annotation on its"
              + " type, which this javac does not show, so it counts as not null. Compile with JDK 22 or"
              + " later, or with -XDaddTypeAnnotationsToSymbol=true on late updates of 17 and 21,"
              + " or put an annotation named Nullable there that stands on fields and methods.");
    }
  }
}
