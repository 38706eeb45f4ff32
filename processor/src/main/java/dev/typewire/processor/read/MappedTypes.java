package dev.typewire.processor.read;

import dev.typewire.processor.model.TypeMappings;
import dev.typewire.processor.report.DiagnosticId;
import dev.typewire.processor.report.Findings;
import dev.typewire.processor.report.SourceRef;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.ProcessingEnvironment;

/** Finds what the option maps and nobody can use: a slip, or a dependency that is not there. */
public final class MappedTypes {
  private static final Set<String> PRIMITIVES =
      Set.of("boolean", "byte", "short", "int", "long", "char", "float", "double");

  private MappedTypes() {}

  /** Adds a warning for each, since one build may give all of its modules the same option. */
  public static void check(ProcessingEnvironment environment, SourceRef where, Findings findings) {
    for (String type : new TreeSet<>(TypeMappings.of(environment.getOptions()).types().keySet())) {
      if (!PRIMITIVES.contains(type)
          && environment.getElementUtils().getTypeElement(type) == null) {
        findings.warning(
            DiagnosticId.OPTION_VALUE,
            where,
            "-A"
                + TypeMappings.OPTION
                + " maps "
                + type
                + ", but there is no such type here. Write its qualified name, such as"
                + " java.time.Instant or shop.Order.Line, or leave it out.");
      }
    }
  }
}
