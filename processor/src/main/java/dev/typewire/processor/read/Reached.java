package dev.typewire.processor.read;

import dev.typewire.processor.model.TypeMappings;
import dev.typewire.processor.report.DiagnosticId;
import dev.typewire.processor.report.SourceRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** What reading one place leads to: other types, and what is to be said of it. */
final class Reached {
  private final Types types;
  private final Set<TypeElement> references = new LinkedHashSet<>();
  private final Set<TypeElement> parts = new LinkedHashSet<>();
  private final List<ReadType.Problem> problems = new ArrayList<>();
  private boolean resolved = true;

  Reached(Types types) {
    this.types = types;
  }

  /** The types that it names. */
  Set<TypeElement> references() {
    return references;
  }

  void refer(TypeElement type) {
    references.add(type);
  }

  /** The types that were taken apart here. */
  Set<TypeElement> parts() {
    return parts;
  }

  void part(TypeElement type) {
    parts.add(type);
  }

  List<ReadType.Problem> problems() {
    return problems;
  }

  /** Whether every type is there already. */
  boolean isResolved() {
    return resolved;
  }

  void unresolved() {
    resolved = false;
  }

  void problem(Element where, boolean fatal, DiagnosticId id, String message) {
    problem(SourceRef.of(where), fatal, id, message);
  }

  void problem(SourceRef where, boolean fatal, DiagnosticId id, String message) {
    problems.add(new ReadType.Problem(where, fatal, id, message));
  }

  /**
   * Says that an annotation changes the JSON in a way that is not mapped.
   *
   * @param where the member or the type that has it
   */
  void unmapped(Element where, String what, String annotation) {
    unknown(
        where,
        what + " has @" + annotation + ", which says nothing of the JSON that comes out",
        javaType(where));
  }

  /** Says that nobody knows what something is written as. */
  void unknown(Element where, String why, Optional<String> javaType) {
    problem(
        where,
        false,
        DiagnosticId.PAYLOAD_UNMAPPED,
        why
            + ", so it is unknown to subscribers. Say what it is with @TypeScript(\"...\") on it"
            + javaType
                .map(
                    type ->
                        ", or for all of its type with -A"
                            + TypeMappings.OPTION
                            + "="
                            + type
                            + "=<TypeScript type>")
                .orElse("")
            + ".");
  }

  /** The Java type that an option could map: of a member, or of an array's elements. */
  private Optional<String> javaType(Element where) {
    TypeMirror type = ObjectReader.valueType(where.asType());
    while (type instanceof ArrayType array) {
      type = array.getComponentType();
    }
    if (type.getKind().isPrimitive()) {
      return Optional.of(type.getKind().name().toLowerCase(Locale.ROOT));
    }
    return types.asElement(type) instanceof TypeElement element
        ? Optional.of(element.getQualifiedName().toString())
        : Optional.empty();
  }
}
