package dev.typewire.processor.check;

import dev.typewire.processor.model.ChannelModel;
import dev.typewire.processor.model.ChannelPattern;
import dev.typewire.processor.model.ChannelPattern.Part;
import dev.typewire.processor.model.PatternSyntax;
import dev.typewire.processor.report.DiagnosticId;
import dev.typewire.processor.report.Findings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** No name belongs to two channels: it would carry messages of both. Looks at all channels. */
public final class OverlapRule {
  private OverlapRule() {}

  /** Adds a finding for each pair that shares a name, on the one that comes later by its type. */
  public static void check(List<ChannelModel> channels, Findings findings) {
    // Two patterns can only meet if one's literal beginning starts with the other's, so channels
    // sorted by it stand near the ones that they can meet.
    List<ChannelModel> sorted = new ArrayList<>(channels);
    sorted.sort(Comparator.comparing((ChannelModel c) -> prefix(c.pattern())));
    for (int i = 0; i < sorted.size(); i++) {
      String prefix = prefix(sorted.get(i).pattern());
      for (int j = i + 1;
          j < sorted.size() && prefix(sorted.get(j).pattern()).startsWith(prefix);
          j++) {
        if (overlap(sorted.get(i).pattern(), sorted.get(j).pattern())) {
          report(sorted.get(i), sorted.get(j), findings);
        }
      }
    }
  }

  private static void report(ChannelModel a, ChannelModel b, Findings findings) {
    boolean inOrder = a.type().compareTo(b.type()) < 0;
    ChannelModel first = inOrder ? a : b;
    ChannelModel second = inOrder ? b : a;
    String names = first.type().canonicalName();
    findings.error(
        DiagnosticId.CHANNEL_OVERLAP,
        second.nameSource(),
        "\""
            + second.pattern().text()
            + "\" can be the same name as \""
            + first.pattern().text()
            + "\" of "
            + names
            + ", so each would get the other's messages. Give one of them another"
            + " prefix.");
  }

  private static String prefix(ChannelPattern pattern) {
    return !pattern.parts().isEmpty() && pattern.parts().get(0) instanceof Part.Literal literal
        ? literal.text()
        : "";
  }

  /** Whether some name matches both: a walk through the two patterns side by side. */
  static boolean overlap(ChannelPattern a, ChannelPattern b) {
    List<Character> left = symbols(a);
    List<Character> right = symbols(b);
    boolean[][] reachable = new boolean[left.size() + 1][right.size() + 1];
    reachable[0][0] = true;
    for (int i = 0; i <= left.size(); i++) {
      for (int j = 0; j <= right.size(); j++) {
        if (reachable[i][j]) {
          step(left, right, i, j, reachable);
        }
      }
    }
    return reachable[left.size()][right.size()];
  }

  /** Marks what one more character of a common name can lead to. */
  private static void step(
      List<Character> left, List<Character> right, int i, int j, boolean[][] reachable) {
    boolean leftRepeats = i > 0 && left.get(i - 1) == ANY;
    boolean rightRepeats = j > 0 && right.get(j - 1) == ANY;
    if (i < left.size() && j < right.size() && meet(left.get(i), right.get(j))) {
      reachable[i + 1][j + 1] = true;
    }
    if (leftRepeats && j < right.size() && meet(ANY, right.get(j))) {
      reachable[i][j + 1] = true;
    }
    if (rightRepeats && i < left.size() && meet(left.get(i), ANY)) {
      reachable[i + 1][j] = true;
    }
  }

  /** One or more characters of a percent-encoded value. */
  private static final char ANY = '\0';

  private static boolean meet(char a, char b) {
    if (a == ANY) {
      return b == ANY || PatternSyntax.canBeEncoded(b);
    }
    return b == ANY ? PatternSyntax.canBeEncoded(a) : a == b;
  }

  private static List<Character> symbols(ChannelPattern pattern) {
    List<Character> symbols = new ArrayList<>();
    for (Part part : pattern.parts()) {
      if (part instanceof Part.Literal literal) {
        literal.text().chars().forEach(c -> symbols.add((char) c));
      } else {
        symbols.add(ANY);
      }
    }
    return symbols;
  }
}
