package dev.typewire.processor.read;

import dev.typewire.processor.report.DiagnosticId;
import dev.typewire.processor.report.Findings;
import dev.typewire.processor.report.SourceRef;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.StandardLocation;

/**
 * Finds the types whose {@code @Nullable} this {@code javac} does not show, because they come from
 * class files.
 *
 * <p>Whether there is any to hide, the class file itself tells. Where it cannot be read,
 * {@code @NullMarked} does: that annotation is always visible, and says that what can be null has
 * one on its type.
 */
final class HiddenNullness {
  private static final String TYPE_USE = "dev.typewire.annotations.TypeUse";
  private static final int SHOWS_TYPE_USES = 22;

  private final ProcessingEnvironment environment;
  private final Origin origin;
  private final KeptFacts kept;
  private final boolean shown;
  private final Set<String> types = new TreeSet<>();

  HiddenNullness(ProcessingEnvironment environment, Origin origin, KeptFacts kept) {
    this.environment = environment;
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
          .filter(t -> !origin.isSource(t) && !BuiltInTypes.isPlatform(nameOf(t)) && hides(t))
          .map(HiddenNullness::nameOf)
          .filter(name -> kept.members(name).isEmpty())
          .forEach(types::add);
    }
  }

  private static String nameOf(TypeElement type) {
    return type.getQualifiedName().toString();
  }

  private boolean hides(TypeElement type) {
    return classFile(type)
        .map(HiddenNullness::hasNullableTypes)
        .orElseGet(() -> Nullness.isNullMarked(type));
  }

  private Optional<byte[]> classFile(TypeElement type) {
    Elements elements = environment.getElementUtils();
    String packageName = elements.getPackageOf(type).getQualifiedName().toString();
    String binaryName = elements.getBinaryName(type).toString();
    String file =
        (packageName.isEmpty() ? binaryName : binaryName.substring(packageName.length() + 1))
            + ".class";
    try (InputStream in =
        environment
            .getFiler()
            .getResource(StandardLocation.CLASS_PATH, packageName, file)
            .openInputStream()) {
      return Optional.of(in.readAllBytes());
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether it names an annotation {@code Nullable}, and has annotations on types: JVMS 4.7.20. */
  private static boolean hasNullableTypes(byte[] classFile) {
    String constants = new String(classFile, StandardCharsets.ISO_8859_1);
    return constants.contains("Nullable;")
        && (constants.contains("RuntimeVisibleTypeAnnotations")
            || constants.contains("RuntimeInvisibleTypeAnnotations"));
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
              + " from class files where what can be null has an annotation on its type, which this"
              + " javac does not show, so it counts as not null. Compile with JDK 22 or"
              + " later, or with -XDaddTypeAnnotationsToSymbol=true on late updates of 17 and 21,"
              + " or put an annotation named Nullable there that stands on fields and methods.");
    }
  }
}
