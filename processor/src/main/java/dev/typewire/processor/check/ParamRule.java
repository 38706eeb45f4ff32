package dev.typewire.processor.check;

import com.palantir.javapoet.TypeName;
import dev.typewire.processor.model.DeclaredChannel;
import dev.typewire.processor.model.DeclaredMethod;
import dev.typewire.processor.model.PatternSyntax;
import dev.typewire.processor.report.DiagnosticId;
import dev.typewire.processor.report.Findings;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A parameter's accessor has a placeholder, no arguments, and a type that a name can hold. */
final class ParamRule implements Rule {
  private static final Set<String> REFERENCE_TYPES = Set.of("java.lang.String", "java.util.UUID");
  private static final Set<TypeName> INTEGERS =
      Set.of(TypeName.BYTE, TypeName.SHORT, TypeName.INT, TypeName.LONG);

  @Override
  public void check(DeclaredChannel channel, Findings findings) {
    PatternSyntax.Parsed pattern = PatternSyntax.parse(channel.pattern().value());
    List<String> placeholders = pattern.pattern().placeholders();
    for (DeclaredMethod param : channel.params()) {
      if (!param.isAbstract()
          || !param.parameters().isEmpty()
          || !param.typeParameters().isEmpty()) {
        findings.error(
            DiagnosticId.PARAM_ACCESSOR,
            param.source(),
            "@Param "
                + param.name()
                + "() is no plain accessor. Write it without arguments, type"
                + " parameters and body: @Param UUID "
                + param.name()
                + "();");
      }
      if (pattern.problems().isEmpty() && !placeholders.contains(param.name())) {
        findings.error(
            DiagnosticId.PARAM_UNKNOWN,
            param.source(),
            param.name()
                + "() names no placeholder of \""
                + channel.pattern().value()
                + "\"."
                + suggestion(param.name(), placeholders));
      }
      if (!isSupported(param)) {
        findings.error(
            DiagnosticId.PARAM_TYPE,
            param.source(),
            param.name()
                + "() is a "
                + param.returns()
                + ", which cannot be part of a channel's"
                + " name. Use String, an integer, UUID or an enum.");
      }
    }
  }

  private static boolean isSupported(DeclaredMethod param) {
    TypeName type = param.returns().withoutAnnotations();
    TypeName unboxed = type.isBoxedPrimitive() ? type.unbox() : type;
    return param.returnsEnum()
        || INTEGERS.contains(unboxed)
        || REFERENCE_TYPES.contains(type.toString());
  }

  private static String suggestion(String name, List<String> placeholders) {
    Optional<String> near =
        placeholders.stream().filter(p -> Similarity.isTypo(name, p)).findFirst();
    if (near.isPresent()) {
      return " Did you mean " + near.get() + "()?";
    }
    return placeholders.isEmpty()
        ? " It has none; put {" + name + "} into it."
        : " It has {" + String.join("}, {", placeholders) + "}.";
  }
}
