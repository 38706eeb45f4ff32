package dev.typewire.processor.emit.typescript;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Writes a regular expression of Java, which the whole text has to fit, as one of JavaScript, where
 * both read it equally. Anything in doubt is left alone.
 */
final class JavaRegex {
  private static final Pattern FLAGS = Pattern.compile("\\(\\?([is]+)\\)(.*)", Pattern.DOTALL);
  private static final Pattern TIMES = Pattern.compile("\\{\\d+(?:,\\d*)?}");

  /** What Java's {@code \s} is, which is less than JavaScript's. */
  private static final String SPACES = " \\t\\n\\v\\f\\r";

  private final String regexp;
  private final StringBuilder out = new StringBuilder();
  private final Deque<Boolean> groupsThatLookAhead = new ArrayDeque<>();
  private int at;
  private boolean same = true;
  private boolean negates;
  private boolean topLevelChoice;

  private JavaRegex(String regexp) {
    this.regexp = regexp;
  }

  /** A regular expression literal; nothing if JavaScript may read it otherwise. */
  static Optional<String> toJavaScript(String regexp) {
    try {
      Pattern.compile(regexp);
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
    Matcher flagged = FLAGS.matcher(regexp);
    String flags = flagged.matches() ? flagged.group(1) : "";
    JavaRegex translation = new JavaRegex(flagged.matches() ? flagged.group(2) : regexp);
    translation.translate();
    // Ignoring case, JavaScript takes more letters for the same, and so less for different.
    boolean same = translation.same && !(flags.contains("i") && translation.negates);
    return same ? Optional.of(translation.literal(flags)) : Optional.empty();
  }

  private String literal(String flags) {
    return (topLevelChoice ? "/^(?:" + out + ")$/" : "/^" + out + "$/")
        + (flags.contains("i") ? "i" : "")
        + (flags.contains("s") ? "s" : "")
        + "u";
  }

  private void translate() {
    int end = regexp.length();
    if (regexp.startsWith("^")) {
      at = 1;
    }
    if (regexp.endsWith("$") && !regexp.endsWith("\\$") && at < end) {
      end--;
    }
    while (same && at < end) {
      int c = regexp.codePointAt(at);
      at += Character.charCount(c);
      outside(c);
    }
  }

  private boolean next(String text) {
    return regexp.startsWith(text, at);
  }

  private void outside(int c) {
    switch (c) {
      case '\\' -> escape(false);
      case '[' -> characterClass();
      case '(' -> open();
      case ')' -> {
        out.append(')');
        same &= !groupsThatLookAhead.pop() || !isQuantifier();
      }
      case '|' -> {
        topLevelChoice |= groupsThatLookAhead.isEmpty();
        out.append('|');
        same &= !isQuantifier();
      }
      case '*', '+', '?' -> quantifier(Character.toString(c));
      case '{' -> {
        Matcher times = TIMES.matcher(regexp).region(at - 1, regexp.length());
        same &= times.lookingAt();
        if (same) {
          at = times.end();
          quantifier(times.group());
        }
      }
      case '.' -> out.append('.');
      case '^', '$' -> same = false;
      default -> literal(c, "/]}");
    }
  }

  private void open() {
    boolean ahead = next("?=") || next("?!");
    if (ahead || next("?:")) {
      negates |= next("?!");
      out.append('(').append(regexp, at, at + 2);
      at += 2;
    } else {
      same &= !next("?");
      out.append('(');
    }
    groupsThatLookAhead.push(ahead);
    same &= !isQuantifier();
  }

  /** What stands behind something that is to be repeated, and never gives anything back. */
  private void quantifier(String quantifier) {
    same &= !out.isEmpty();
    out.append(quantifier);
    if (next("?")) {
      out.append('?');
      at++;
    }
    same &= !isQuantifier();
  }

  private boolean isQuantifier() {
    return next("*") || next("+") || next("?") || next("{");
  }

  /** What follows a backslash. */
  private void escape(boolean inClass) {
    char c = regexp.charAt(at++);
    switch (c) {
      case 'd', 'w', 't', 'n', 'r', 'f' -> out.append('\\').append(c);
      case 'D', 'W' -> {
        negates = true;
        out.append('\\').append(c);
      }
      case 's' -> out.append(inClass ? SPACES : "[" + SPACES + "]");
      case 'S' -> {
        negates = true;
        same &= !inClass;
        out.append("[^" + SPACES + "]");
      }
      default -> {
        same &= c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c);
        literal(c, inClass ? "\\]^-[/" : "^$\\.*+?()[]{}|/");
      }
    }
  }

  private void literal(int c, String special) {
    same &= c >= ' ' && c != 0x2028 && c != 0x2029 && !(c >= 0xd800 && c <= 0xdfff);
    if (special.indexOf(c) >= 0) {
      out.append('\\');
    }
    out.appendCodePoint(c);
  }

  private void characterClass() {
    out.append('[');
    if (next("^")) {
      negates = true;
      out.append('^');
      at++;
    }
    boolean empty = true;
    while (same && !next("]")) {
      boolean several = next("\\") && "dDwWsS".indexOf(regexp.charAt(at + 1)) >= 0;
      member();
      empty = false;
      if (next("-") && !next("-]")) {
        same &= !several;
        out.append('-');
        at++;
        same &= !next("\\") || "dDwWsS".indexOf(regexp.charAt(at + 1)) < 0;
        member();
        same &= !next("-") || next("-]");
      }
    }
    same &= !empty;
    at++;
    out.append(']');
  }

  /** One character of a class, or several by one name. */
  private void member() {
    int c = regexp.codePointAt(at);
    at += Character.charCount(c);
    if (c == '\\') {
      escape(true);
    } else {
      // Java has classes within classes, and intersections of them.
      same &= c != '[' && !(c == '&' && next("&"));
      literal(c, "\\]^-[/");
    }
  }
}
