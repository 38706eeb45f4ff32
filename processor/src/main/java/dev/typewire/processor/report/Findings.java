package dev.typewire.processor.report;

import java.util.LinkedHashSet;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.tools.Diagnostic;

/** Everything found in one channel, or over all of them; each finding once. */
public final class Findings {
  private record Finding(Diagnostic.Kind kind, DiagnosticId id, String message, SourceRef where) {}

  private final Set<Finding> findings = new LinkedHashSet<>();

  /**
   * Adds an error.
   *
   * @param message the fact, with the user's own words quoted, then the way out
   */
  public void error(DiagnosticId id, SourceRef where, String message) {
    findings.add(new Finding(Diagnostic.Kind.ERROR, id, message, where));
  }

  /** Adds a warning, of the same form. */
  public void warning(DiagnosticId id, SourceRef where, String message) {
    findings.add(new Finding(Diagnostic.Kind.WARNING, id, message, where));
  }

  /** Adds a note, of the same form: nothing that {@code -Werror} would stop. */
  public void note(DiagnosticId id, SourceRef where, String message) {
    findings.add(new Finding(Diagnostic.Kind.NOTE, id, message, where));
  }

  /** Whether there is any error. */
  public boolean hasErrors() {
    return findings.stream().anyMatch(finding -> finding.kind() == Diagnostic.Kind.ERROR);
  }

  /**
   * Prints what no findings before these had.
   *
   * @param printed what was printed so far in this compilation; gets the rest
   */
  public void printTo(Messager messager, Set<String> printed) {
    for (Finding finding : findings) {
      String text = "[" + finding.id() + "] " + finding.message();
      SourceRef where = finding.where();
      if (printed.add(where.element().getEnclosingElement() + "." + where.element() + text)) {
        messager.printMessage(
            finding.kind(), text, where.element(), where.annotation(), where.value());
      }
    }
  }
}
