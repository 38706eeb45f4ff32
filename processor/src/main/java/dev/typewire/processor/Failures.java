package dev.typewire.processor;

import dev.typewire.processor.report.DiagnosticId;
import dev.typewire.processor.report.Findings;
import dev.typewire.processor.report.SourceRef;
import java.io.PrintWriter;
import java.io.StringWriter;
import javax.lang.model.element.TypeElement;

/** Our own bugs. */
final class Failures {
  private Failures() {}

  /** Adds a finding that asks for a report, with what it takes to mend the bug. */
  static void report(RuntimeException bug, TypeElement channel, Findings findings) {
    StringWriter trace = new StringWriter();
    bug.printStackTrace(new PrintWriter(trace));
    findings.error(
        DiagnosticId.INTERNAL_ERROR,
        SourceRef.of(channel),
        "Typewire failed on "
            + channel.getQualifiedName()
            + ". This is a bug of Typewire: please"
            + " report it with the following.\n"
            + trace);
  }
}
