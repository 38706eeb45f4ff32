package dev.typewire.processor.read;

import dev.typewire.processor.model.Doc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a documentation comment into what can stand in another file. */
final class DocReader {
  private static final Pattern PARAM = Pattern.compile("param\\s+(\\S+)\\s+(.*)", Pattern.DOTALL);

  /** Javadoc takes it for text behind other text, and nobody means it so. */
  private static final Pattern TYPE_PARAM_IN_LINE = Pattern.compile("(?<=\\S)\\h+(?=@param\\s+<)");

  private DocReader() {}

  static Doc read(@Nullable String comment) {
    if (comment == null) {
      return Doc.NONE;
    }
    List<String> blocks = blocks(comment);
    String text = InlineTags.resolve(blocks.get(0));
    String deprecated = "";
    Map<String, String> params = new HashMap<>();
    for (String block : blocks.subList(1, blocks.size())) {
      Matcher param = PARAM.matcher(block);
      if (param.matches()) {
        params.put(param.group(1), InlineTags.resolve(param.group(2)));
      } else if (block.startsWith("deprecated")) {
        String why = InlineTags.resolve(block.substring("deprecated".length()));
        deprecated = why.isEmpty() ? Doc.WITHOUT_A_WORD : why;
      } else if (block.startsWith("return") && text.isEmpty()) {
        text = InlineTags.resolve(block.substring("return".length()));
      }
    }
    return new Doc(text, params, deprecated);
  }

  /** The description, then each block tag without its {@code @}. */
  private static List<String> blocks(String comment) {
    List<String> blocks = new ArrayList<>();
    StringBuilder block = new StringBuilder();
    String inLines = TYPE_PARAM_IN_LINE.matcher(comment).replaceAll("\n");
    for (String line : inLines.lines().toList()) {
      String text = line.strip();
      if (text.startsWith("@") && !endsInsideTag(block) && !isInPre(block)) {
        blocks.add(block.toString());
        block = new StringBuilder(text.substring(1));
      } else {
        block
            .append(block.isEmpty() ? "" : "\n")
            .append(isInPre(block) ? line.stripTrailing().replaceFirst("^ ", "") : text);
      }
    }
    blocks.add(block.toString());
    return blocks;
  }

  /** Whether the spaces before a line matter. */
  private static boolean isInPre(StringBuilder block) {
    return block.lastIndexOf("<pre") > block.lastIndexOf("</pre");
  }

  /** Whether the last inline tag is still open, so that an {@code @} begins no block. */
  private static boolean endsInsideTag(StringBuilder block) {
    int open = 0;
    for (int i = Math.max(block.lastIndexOf("{@"), 0); i < block.length(); i++) {
      if (block.charAt(i) == '{') {
        open++;
      } else if (block.charAt(i) == '}' && --open == 0) {
        return false;
      }
    }
    return open > 0;
  }
}
