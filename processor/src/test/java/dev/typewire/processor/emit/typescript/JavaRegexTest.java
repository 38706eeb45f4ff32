package dev.typewire.processor.emit.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavaRegexTest {
  /** What JavaScript reads as Java does. */
  private static final List<String> COMMON =
      List.of(
          "[A-Z]{2}\\d{6}",
          "^[a-z]+$",
          "a|bc",
          "^a|b$",
          "(?i)ok|fine",
          "(?s)a.b",
          "a.b",
          "\\w+@[\\w.\\-]+",
          "[^\\s/]*",
          "\\S+\\s\\S+",
          "(?=.*\\d)(?!.* ).{3,}?",
          "(?:a|(b))*c",
          "[-+]?[0-9]+(\\.[0-9]+)?",
          "a/b]}",
          "[\\]^]",
          "[a-]",
          "\u00e9.",
          "\\t\\$\\{\\}");

  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "b",
          "bc",
          "c",
          "ac",
          "abc",
          "OK",
          "ok",
          "FINE",
          "AB123456",
          "AB1234567",
          "a\nb",
          "a b",
          "a.b",
          "a/b",
          "a/b]}",
          "x1y",
          "x 1",
          "1-x",
          "-",
          "+1.5",
          "1.",
          "]",
          "^",
          "joe@ex-ample.org",
          "a\u00a0b",
          "\u00a0",
          "\u00e9x",
          "\u00e9\ud83d\ude00",
          "\t${}",
          "\u017f",
          "no");

  @TempDir private Path folder;

  @Test
  void translations_fitWhatJavaFits() throws Exception {
    StringBuilder script = new StringBuilder("const texts = [");
    TEXTS.forEach(text -> script.append(TsText.quote(text)).append(", "));
    script.append("];\n");
    List<String> expected = new ArrayList<>();
    for (String regexp : COMMON) {
      JavaRegex.toJavaScript(regexp)
          .ifPresent(
              literal -> {
                script.append("console.log(JSON.stringify(texts.filter((t) => ");
                script.append(literal).append(".test(t)).map((t) => texts.indexOf(t))));\n");
                expected.add(
                    TEXTS.stream()
                        .filter(text -> Pattern.matches(regexp, text))
                        .map(TEXTS::indexOf)
                        .toList()
                        .toString()
                        .replace(" ", ""));
              });
    }
    assertThat(expected).hasSize(COMMON.size());
    assertThat(node(script.toString())).isEqualTo(expected);
  }

  private List<String> node(String script) throws Exception {
    Files.writeString(folder.resolve("script.mjs"), script);
    Path output = folder.resolve("output.txt");
    new ProcessBuilder("node", "script.mjs")
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start()
        .waitFor();
    return Files.readAllLines(output);
  }

  @ParameterizedTest
  @CsvSource({
    "'[A-Z]{2}', '/^[A-Z]{2}$/u'",
    "'a|b', '/^(?:a|b)$/u'",
    "'^https?://.+$', '/^https?:\\/\\/.+$/u'",
    "'(?i)ok', '/^ok$/iu'",
    "'\\s', '/^[ \\t\\n\\v\\f\\r]$/u'"
  })
  void common_areLiterals(String java, String javaScript) {
    assertThat(JavaRegex.toJavaScript(java)).contains(javaScript);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a++",
        "(?<=a)b",
        "(?>a)b",
        "(a)\\1",
        "\\p{L}+",
        "\\bword",
        "\\Qa\\E",
        "[a&&[b]]",
        "[a[b]]",
        "(?m)^a$",
        "a^b",
        "a$b",
        "(?i)[^a]",
        "(?x) a",
        "[\\w-z]",
        "(?<n>a)",
        "a{2}{3}",
        "\\x41",
        "(",
        "\\h",
        "(?=a)*b",
        "[\\S]",
        "(?i:a)"
      })
  void doubtful_areLeftAlone(String java) {
    assertThat(JavaRegex.toJavaScript(java)).isEmpty();
  }
}
