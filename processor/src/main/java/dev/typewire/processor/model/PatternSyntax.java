package dev.typewire.processor.model;

import dev.typewire.processor.model.ChannelPattern.Part;
import dev.typewire.processor.report.DiagnosticId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Takes a channel's pattern apart, and says all that is wrong with it. */
public final class PatternSyntax {
  /** What a percent-encoded value can hold, so that it separates no two placeholders. */
  private static final String ENCODED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()%";

  private final String text;
  private final List<Part> parts = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private PatternSyntax(String text) {
    this.text = text;
  }

  /**
   * Something wrong with a pattern.
   *
   * @param id what kind of mistake
   * @param message the fact and the way out
   */
  public record Problem(DiagnosticId id, String message) {}

  /**
   * What a pattern says.
   *
   * @param pattern its parts, as far as they could be read
   * @param problems what is wrong with it; empty if nothing is
   */
  public record Parsed(ChannelPattern pattern, List<Problem> problems) {}

  /** Whether a percent-encoded value can hold this character. */
  public static boolean canBeEncoded(char c) {
    return ENCODED.indexOf(c) >= 0;
  }

  /** Reads a pattern such as {@code order:{orderId}}. */
  public static Parsed parse(String text) {
    PatternSyntax syntax = new PatternSyntax(text);
    syntax.read();
    return new Parsed(new ChannelPattern(text, syntax.parts), List.copyOf(syntax.problems));
  }

  private void read() {
    if (text.isEmpty()) {
      problem(
          DiagnosticId.CHANNEL_PATTERN,
          "A channel's name is empty. Write @Channel(\"admin\") or @Channel(\"order:{orderId}\").");
      return;
    }
    if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      problem(
          DiagnosticId.CHANNEL_PATTERN,
          "Channel name " + quoted() + " holds a control character. Leave it out.");
    }
    int at = 0;
    while (at < text.length()) {
      at = text.charAt(at) == '{' ? readPlaceholder(at) : readLiteral(at);
    }
    checkSeparators();
  }

  private int readLiteral(int from) {
    int to = from;
    while (to < text.length() && text.charAt(to) != '{') {
      if (text.charAt(to) == '}') {
        problem(
            DiagnosticId.CHANNEL_PATTERN,
            "Channel name "
                + quoted()
                + " closes a placeholder that it never opens. Write a \"{\""
                + " in front of the name, or leave the \"}\" out.");
        return text.length();
      }
      to++;
    }
    parts.add(new Part.Literal(text.substring(from, to)));
    return to;
  }

  private int readPlaceholder(int open) {
    int close = text.indexOf('}', open);
    int nested = text.indexOf('{', open + 1);
    if (close < 0 || (nested >= 0 && nested < close)) {
      problem(
          DiagnosticId.CHANNEL_PATTERN,
          "Channel name "
              + quoted()
              + " opens a placeholder that it never closes. Write \""
              + text.substring(0, open + 1)
              + identifierAt(open + 1)
              + "}\".");
      return text.length();
    }
    String name = text.substring(open + 1, close);
    if (!SourceVersion.isName(name) || name.contains(".")) {
      problem(
          DiagnosticId.PLACEHOLDER_NAME,
          "Placeholder \"{"
              + name
              + "}\" of "
              + quoted()
              + " is not a Java identifier. Write one such as {orderId}.");
    } else if (!names.add(name)) {
      problem(
          DiagnosticId.PLACEHOLDER_DUPLICATE,
          "Placeholder \"{"
              + name
              + "}\" stands twice in "
              + quoted()
              + ". Give the second one a name of its own.");
    }
    parts.add(new Part.Placeholder(name));
    return close + 1;
  }

  private String identifierAt(int from) {
    int to = from;
    while (to < text.length() && Character.isJavaIdentifierPart(text.charAt(to))) {
      to++;
    }
    return text.substring(from, to);
  }

  private void checkSeparators() {
    for (int i = 2; i < parts.size(); i++) {
      if (parts.get(i - 2) instanceof Part.Placeholder first
          && parts.get(i - 1) instanceof Part.Literal between
          && parts.get(i) instanceof Part.Placeholder second
          && between.text().chars().allMatch(c -> canBeEncoded((char) c))) {
        problem(
            DiagnosticId.PLACEHOLDER_SEPARATOR,
            "\""
                + between.text()
                + "\" does not separate \"{"
                + first.name()
                + "}\" from \"{"
                + second.name()
                + "}\" in "
                + quoted()
                + ", since their values can hold it too. Put a \":\" or \"/\" between them.");
      }
    }
    for (int i = 1; i < parts.size(); i++) {
      if (parts.get(i - 1) instanceof Part.Placeholder first
          && parts.get(i) instanceof Part.Placeholder second) {
        problem(
            DiagnosticId.PLACEHOLDER_SEPARATOR,
            "Nothing separates \"{"
                + first.name()
                + "}\" from \"{"
                + second.name()
                + "}\" in "
                + quoted()
                + ". Put a \":\" or \"/\" between them.");
      }
    }
  }

  private String quoted() {
    return "\"" + text + "\"";
  }

  private void problem(DiagnosticId id, String message) {
    problems.add(new Problem(id, message));
  }
}
