package dev.typewire.processor.read;

import dev.typewire.processor.model.TypeDefinition;
import dev.typewire.processor.report.DiagnosticId;
import dev.typewire.processor.report.SourceRef;
import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * A named type as it was read, with what it leads to and what is wrong with it.
 *
 * @param definition its definition
 * @param references the named types that it mentions
 * @param parts the types whose members stand in this one
 * @param problems what no JSON can hold, or what is not mapped
 * @param resolved whether all types that it mentions are there already
 * @param source whether it is being compiled from source
 */
record ReadType(
    TypeDefinition definition,
    List<TypeElement> references,
    List<TypeElement> parts,
    List<Problem> problems,
    boolean resolved,
    boolean source) {
  /**
   * Something wrong inside a type.
   *
   * @param where the member, or an annotation on it
   * @param fatal whether it stops the compilation
   * @param message the fact and the way out, naming the type and the member
   */
  record Problem(SourceRef where, boolean fatal, DiagnosticId id, String message) {}
}
