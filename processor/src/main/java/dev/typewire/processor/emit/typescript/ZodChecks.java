package dev.typewire.processor.emit.typescript;

import dev.typewire.processor.model.Check;
import dev.typewire.processor.model.Check.Kind;
import dev.typewire.processor.model.TypeShape;
import java.util.List;
import java.util.stream.Collectors;

/** Writes what values promise as calls on their schemas. */
final class ZodChecks {
  private ZodChecks() {}

  /** A string's schema, before its checks. */
  static String string(List<Check> checks) {
    // As lenient as validators are: of zod's own patterns each refuses an address that they take.
    return checks.stream().anyMatch(check -> check.of() == Kind.EMAIL)
        ? "z.email({ pattern: /^$|.@[^@]+$/ })"
        : "z.string()";
  }

  /** The calls for a value of this shape. */
  static String calls(List<Check> checks, TypeShape shape) {
    boolean map = shape instanceof TypeShape.MapOf;
    return checks.stream().map(check -> call(check, map)).collect(Collectors.joining());
  }

  /** What JavaScript cannot check, as one line each. */
  static List<String> unchecked(List<Check> checks) {
    return checks.stream()
        .filter(check -> check.of() == Kind.PATTERN)
        .filter(check -> JavaRegex.toJavaScript(check.value()).isEmpty())
        .map(
            check ->
                "// Not checked here, since it is a pattern of Java: "
                    + TsText.quote(check.value()))
        .toList();
  }

  private static String call(Check check, boolean map) {
    String value = check.value();
    return switch (check.of()) {
      case MIN_LENGTH, MIN -> ".min(" + value + ")";
      case MAX_LENGTH, MAX -> ".max(" + value + ")";
      case MIN_SIZE -> map ? entries(">=", value) : ".min(" + value + ")";
      case MAX_SIZE -> map ? entries("<=", value) : ".max(" + value + ")";
      case ABOVE -> ".gt(" + value + ")";
      case BELOW -> ".lt(" + value + ")";
      // What Java's trim() leaves; JavaScript's takes more for white space.
      case NOT_BLANK -> ".regex(/[^\\u0000-\\u0020]/)";
      case PATTERN ->
          JavaRegex.toJavaScript(value).map(literal -> ".regex(" + literal + ")").orElse("");
      case EMAIL -> "";
      case TRUE -> ".refine((value) => value)";
      case FALSE -> ".refine((value) => !value)";
    };
  }

  private static String entries(String comparison, String bound) {
    return ".refine((map) => Object.keys(map).length " + comparison + " " + bound + ")";
  }
}
