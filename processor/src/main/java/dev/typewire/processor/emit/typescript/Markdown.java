package dev.typewire.processor.emit.typescript;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns Javadoc's HTML subset into lines of Markdown that can stand in a comment. */
final class Markdown {
  private static final Pattern PRE =
      Pattern.compile("(?is)<pre\\b[^>]*>\\s*?(?:\\n)?(.*?)\\s*</pre>");
  private static final Pattern WHOLE_CODE = Pattern.compile("(?s)\\s*\\{@code\\s(.*)}\\s*");
  private static final Pattern CODE =
      Pattern.compile("\\{@(code|literal)\\s+((?:[^{}]|\\{(?:[^{}]|\\{[^{}]*})*})*)}");
  private static final Pattern ENTITY = Pattern.compile("&(#[xX]?)?([0-9a-zA-Z]+);");

  private static final Pattern PARAGRAPH = Pattern.compile("(?i)\\s*</?p>\\s*");
  private static final Pattern ITEM = Pattern.compile("(?i)\\s*<li>\\s*");
  private static final Pattern BREAK = Pattern.compile("(?i)\\s*<br\\s*/?>\\s*");
  private static final Pattern CODE_TAG = Pattern.compile("(?i)</?(?:code|tt)>");
  private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^>]*>");

  private static final Map<String, String> ENTITIES =
      Map.ofEntries(
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("amp", "&"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("nbsp", " "),
          Map.entry("ndash", "–"),
          Map.entry("mdash", "—"),
          Map.entry("hellip", "…"),
          Map.entry("times", "×"),
          Map.entry("le", "≤"),
          Map.entry("ge", "≥"),
          Map.entry("ne", "≠"),
          Map.entry("rarr", "→"),
          Map.entry("copy", "©"),
          Map.entry("euro", "€"));

  private Markdown() {}

  /** The lines of a description. */
  static List<String> lines(String javadoc) {
    List<String> lines = new ArrayList<>();
    Matcher pre = PRE.matcher(javadoc);
    int from = 0;
    while (pre.find()) {
      addProse(javadoc.substring(from, pre.start()), lines);
      addFence(pre.group(1), lines);
      from = pre.end();
    }
    addProse(javadoc.substring(from), lines);
    return lines.stream().map(line -> line.replace("*/", "*\\/")).toList();
  }

  private static void addProse(String html, List<String> lines) {
    StringBuilder text = new StringBuilder();
    Matcher code = CODE.matcher(html);
    int from = 0;
    while (code.find()) {
      text.append(markdown(html.substring(from, code.start())));
      String mark = code.group(1).equals("code") ? "`" : "";
      text.append(mark).append(code.group(2)).append(mark);
      from = code.end();
    }
    text.append(markdown(html.substring(from)));
    String prose = text.toString().strip();
    if (!prose.isEmpty()) {
      separate(lines);
      // Only a tag begins a line with @.
      prose.lines().map(String::strip).forEach(l -> lines.add(l.startsWith("@") ? "\\" + l : l));
    }
  }

  private static void addFence(String content, List<String> lines) {
    Matcher whole = WHOLE_CODE.matcher(content);
    String code = whole.matches() ? whole.group(1) : entities(withoutTags(content));
    separate(lines);
    lines.add("```");
    dropBlankEnds(code).stripIndent().lines().forEach(lines::add);
    lines.add("```");
  }

  private static String dropBlankEnds(String code) {
    return code.replaceFirst("^(?:[ \\t]*\\n)+", "").stripTrailing();
  }

  /** An empty line before the next part. */
  private static void separate(List<String> lines) {
    if (!lines.isEmpty()) {
      lines.add("");
    }
  }

  /** What stands between pieces of code. */
  private static String markdown(String html) {
    if (html.indexOf('<') < 0) {
      return entities(html);
    }
    String text = PARAGRAPH.matcher(html).replaceAll("\n\n");
    text = ITEM.matcher(text).replaceAll("\n- ");
    text = BREAK.matcher(text).replaceAll("\n");
    return entities(withoutTags(CODE_TAG.matcher(text).replaceAll("`")));
  }

  private static String withoutTags(String html) {
    return TAG.matcher(html).replaceAll("");
  }

  private static String entities(String html) {
    return ENTITY
        .matcher(html)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) == null
                        ? ENTITIES.getOrDefault(found.group(2), found.group())
                        : character(found.group(), found.group(1).length(), found.group(2))));
  }

  private static String character(String entity, int markLength, String number) {
    try {
      return Character.toString(Integer.parseInt(number, markLength > 1 ? 16 : 10));
    } catch (IllegalArgumentException e) {
      return entity; // no number, or of no character
    }
  }
}
