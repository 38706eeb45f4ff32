package dev.typewire.processor.model;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds two parts of a TypeScript type that nothing joins, such as {@code foo bar}. */
final class TypeScriptOperands {
  /** Words that stand before a type or a name. */
  private static final Set<String> PREFIXES =
      Set.of(
          "keyof",
          "typeof",
          "readonly",
          "unique",
          "infer",
          "asserts",
          "new",
          "abstract",
          "const",
          "get",
          "set");

  /** Words that stand between two types or names. */
  private static final Set<String> INFIXES = Set.of("extends", "is", "in", "as");

  private @Nullable String last;
  private @Nullable String unjoined;

  /** A word, a literal or an object. */
  void add(String operand) {
    boolean infix = INFIXES.contains(operand);
    if (last != null && !infix && unjoined == null) {
      unjoined = "has nothing between " + last + " and " + operand + " to join them";
    }
    last = infix || PREFIXES.contains(operand) ? null : operand;
  }

  /** A bracket that ends an operand. */
  void close(char bracket) {
    last = String.valueOf(bracket);
  }

  /** Something that joins, or an end of a line that separates. */
  void join() {
    last = null;
  }

  /** The first two that nothing joins, as the end of a sentence. */
  Optional<String> unjoined() {
    return Optional.ofNullable(unjoined);
  }
}
