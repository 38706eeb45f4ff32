package dev.typewire.processor.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * As much of TypeScript as tells where the text of a type ends: strings, brackets and what would
 * break out of the place that it is put into.
 */
public final class TypeScriptSyntax {
  private final String text;
  private final char separator;
  private final Deque<Character> expected = new ArrayDeque<>();
  private final TypeScriptOperands operands = new TypeScriptOperands();
  private final List<String> parts = new ArrayList<>();
  private int position;
  private int partStart;
  private @Nullable String mistake;

  private TypeScriptSyntax(String text, char separator) {
    this.text = text;
    this.separator = separator;
    while (position < text.length()) {
      next(text.charAt(position));
      position++;
    }
    if (!expected.isEmpty()) {
      wrong("never has the " + expected.peek() + " that it needs");
    }
    parts.add(text.substring(partStart));
    operands.unjoined().ifPresent(this::wrong);
  }

  /** Why this text cannot be a type in a module, as the end of a sentence; nothing if it can. */
  public static Optional<String> mistake(String type) {
    return type.isBlank()
        ? Optional.of("is empty")
        : Optional.ofNullable(new TypeScriptSyntax(type.strip(), '\n').mistake);
  }

  /** The parts between the separators that stand outside of brackets and quotes. */
  public static List<String> split(String text, char separator) {
    return List.copyOf(new TypeScriptSyntax(text, separator).parts);
  }

  /** Whether this can be the name of a type, were it not reserved. */
  public static boolean isIdentifier(String name) {
    return !name.isEmpty() && identifier(name).equals(name);
  }

  /** A name of Java with an underscore for what no identifier of TypeScript has, such as €. */
  public static String identifier(String javaName) {
    StringBuilder identifier = new StringBuilder();
    javaName
        .codePoints()
        .forEach(
            c ->
                identifier.appendCodePoint(
                    isPart(c) && (identifier.length() > 0 || !isOnlyPart(c)) ? c : '_'));
    return identifier.toString();
  }

  private static boolean isPart(int c) {
    return c == '$'
        || (Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
  }

  private static boolean isOnlyPart(int c) {
    return c != '$' && c != '_' && !Character.isUnicodeIdentifierStart(c);
  }

  private void next(char c) {
    if (isIn('`')) {
      inTemplate(c);
    } else if (c == '"' || c == '\'') {
      int start = position;
      quoted(c);
      operands.add(text.substring(start, Math.min(position + 1, text.length())));
    } else if (c == '`') {
      operands.add("`");
      expected.push('`');
    } else if (c == '/' && (follows('/') || follows('*'))) {
      wrong("has a comment");
    } else if (isPart(c)) {
      word();
    } else if ("([{<".indexOf(c) >= 0) {
      open(c);
    } else if (c == '=' && follows('>')) {
      operands.join();
      position++;
    } else if (")]}>".indexOf(c) >= 0) {
      close(c);
    } else {
      between(c);
    }
  }

  private void word() {
    int start = position;
    while (position + 1 < text.length() && isPart(text.charAt(position + 1))) {
      position++;
    }
    operands.add(text.substring(start, position + 1));
  }

  private void open(char bracket) {
    if (bracket == '{') {
      operands.add("{");
    }
    operands.join();
    expected.push(")]}>".charAt("([{<".indexOf(bracket)));
  }

  /** What is no operand: spaces alone join nothing, and a line's end separates an object's keys. */
  private void between(char c) {
    if (!Character.isWhitespace(c) || ((c == '\n' || c == '\r') && isIn('}'))) {
      operands.join();
    }
    if (expected.isEmpty()) {
      outside(c);
    }
  }

  private void inTemplate(char c) {
    if (c == '\\') {
      position++;
    } else if (c == '`') {
      expected.pop();
      operands.close(c);
    } else if (c == '$' && follows('{')) {
      position++;
      operands.join();
      expected.push('}');
    }
  }

  private void quoted(char quote) {
    for (position++; position < text.length(); position++) {
      char c = text.charAt(position);
      if (c == quote) {
        return;
      }
      if (c == '\n' || c == '\r') {
        break;
      }
      if (c == '\\') {
        position++;
      }
    }
    wrong("never has the " + quote + " that it needs");
  }

  private void close(char bracket) {
    if (isIn(bracket)) {
      expected.pop();
      operands.close(bracket);
    } else {
      wrong("has a " + bracket + " too many");
    }
  }

  private void outside(char c) {
    if (c == separator) {
      parts.add(text.substring(partStart, position));
      partStart = position + 1;
    }
    if (c == '\n' || c == '\r') {
      wrong("has a line break outside of brackets");
    } else if (c == ';' || c == ',' || c == '=') {
      wrong("has a " + c + " outside of brackets");
    }
  }

  private boolean isIn(char bracket) {
    return !expected.isEmpty() && expected.peek() == bracket;
  }

  private boolean follows(char c) {
    return position + 1 < text.length() && text.charAt(position + 1) == c;
  }

  /** The first mistake is the one to mend. */
  private void wrong(String what) {
    if (mistake == null) {
      mistake = what;
    }
  }
}
