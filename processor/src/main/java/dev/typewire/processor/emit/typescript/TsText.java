package dev.typewire.processor.emit.typescript;

import dev.typewire.processor.model.Doc;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Strings, keys and comments as TypeScript reads them. */
final class TsText {
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");

  private TsText() {}

  /** A string literal. */
  static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars().forEach(c -> appendEscaped(quoted, (char) c, '"'));
    return quoted.append('"').toString();
  }

  /** Text between a template literal's placeholders. */
  static String template(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars().forEach(c -> appendEscaped(escaped, (char) c, '`'));
    return escaped.toString().replace("${", "\\${");
  }

  private static void appendEscaped(StringBuilder to, char c, char quote) {
    if (c == quote || c == '\\') {
      to.append('\\').append(c);
    } else if (c == '\n') {
      to.append("\\n");
    } else if (c == '\r') {
      to.append("\\r");
    } else if (c == '\t') {
      to.append("\\t");
    } else if (c < ' ' || c == 0x7f || c == 0x2028 || c == 0x2029) {
      to.append(String.format("\\u%04x", (int) c));
    } else {
      to.append(c);
    }
  }

  /** A property's key. */
  static String key(String name) {
    return IDENTIFIER.matcher(name).matches() ? name : quote(name);
  }

  /** Lines of a TSDoc comment, none if there is nothing to say. */
  static List<String> comment(Doc doc, String indent) {
    List<String> lines = new ArrayList<>(Markdown.lines(doc.text()));
    if (!doc.deprecated().isEmpty()) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.add(
          ("@deprecated " + String.join(" ", Markdown.lines(doc.deprecated()))).stripTrailing());
    }
    if (lines.isEmpty()) {
      return List.of();
    }
    if (lines.size() == 1) {
      return List.of(indent + "/** " + lines.get(0) + " */");
    }
    List<String> comment = new ArrayList<>(List.of(indent + "/**"));
    lines.forEach(line -> comment.add((indent + " * " + line).stripTrailing()));
    comment.add(indent + " */");
    return comment;
  }
}
