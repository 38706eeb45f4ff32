package dev.typewire.processor.read;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces the inline tags that need their source file, or javadoc, to mean something. */
final class InlineTags {
  private static final Pattern OPENING = Pattern.compile("\\{@([a-zA-Z]+)\\s*");

  /** A reference, with the types of a method's parameters, and a label. */
  private static final Pattern REFERENCE =
      Pattern.compile("(?s)([^\\s(]+(?:\\([^)]*\\))?)(?:\\s+(.*))?");

  private InlineTags() {}

  /** The text, with code and literal as its only tags. */
  static String resolve(String text) {
    StringBuilder resolved = new StringBuilder();
    Matcher opening = OPENING.matcher(text);
    int from = 0;
    while (opening.find(from)) {
      int end = closing(text, opening.start());
      if (end < 0) {
        break;
      }
      resolved.append(text, from, opening.start());
      String tag = opening.group(1);
      resolved.append(
          tag.equals("code") || tag.equals("literal")
              ? text.substring(opening.start(), end + 1)
              : replacement(tag, text.substring(opening.end(), end).strip()));
      from = end + 1;
    }
    return resolved.append(text.substring(from)).toString().strip();
  }

  /** Where the brace is that closes the one here, or -1. */
  private static int closing(String text, int brace) {
    int open = 0;
    for (int i = brace; i < text.length(); i++) {
      if (text.charAt(i) == '{') {
        open++;
      } else if (text.charAt(i) == '}' && --open == 0) {
        return i;
      }
    }
    return -1;
  }

  private static String replacement(String tag, String content) {
    return switch (tag) {
      case "link", "value" -> reference(content, true);
      case "linkplain" -> reference(content, false);
      case "inheritDoc", "docRoot" -> "";
      case "return" -> "Returns " + resolve(content) + ".";
      case "snippet" ->
          "<pre>{@code " + content.substring(content.indexOf(':') + 1).strip() + "}</pre>";
      case "systemProperty" -> "{@code " + content + "}";
      default -> resolve(content);
    };
  }

  private static String reference(String content, boolean code) {
    Matcher reference = REFERENCE.matcher(content);
    if (!reference.matches()) {
      return "";
    }
    String label = reference.group(2);
    if (label != null) {
      // A label may hold tags and markup of its own.
      return code && label.matches("[^{<&]*") ? "{@code " + label + "}" : resolve(label);
    }
    String name = reference.group(1).replaceFirst("^#", "").replace('#', '.');
    return code ? "{@code " + name + "}" : name;
  }
}
