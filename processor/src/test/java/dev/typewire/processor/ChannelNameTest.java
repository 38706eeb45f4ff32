package dev.typewire.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The generated ref and the generated TypeScript give a channel the same name. Needs Node. */
class ChannelNameTest {
  private static final List<String> VALUES =
      List.of(
          "42",
          "a b",
          "a/b",
          "a:b",
          "100%",
          "%2F",
          "it's \"quoted\"",
          "`${x}`",
          "back\\slash",
          "-_.!~*'()",
          ";,/?:@&=+$#",
          "{}[]<>^|",
          "größe",
          "日本",
          "😀",
          "a\u0000b\n\t\u007f\u2028",
          "ﬀ\u0301",
          "+");

  @TempDir static Path folder;

  @Test
  void anyValue_isEncodedAlike() throws Exception {
    try (URLClassLoader classes = compile()) {
      Class<?> ref = classes.loadClass("shop.TextChannelRef");
      List<String> java =
          VALUES.stream().map(value -> name(ref, new Class<?>[] {String.class}, value)).toList();
      assertThat(java).isEqualTo(javaScript("textChannel", "value => ({ value })", VALUES));
    }
  }

  @Test
  void typedParameters_areWrittenAlike() throws Exception {
    try (URLClassLoader classes = compile()) {
      Class<?> unit = classes.loadClass("shop.TypedChannel$Unit");
      UUID id = new UUID(0x0123456789abcdefL, 0xfedcba9876543210L);
      String java =
          name(
              classes.loadClass("shop.TypedChannelRef"),
              new Class<?>[] {UUID.class, unit, int.class, long.class},
              id,
              unit.getEnumConstants()[0],
              -7,
              Long.MAX_VALUE);
      String parameters =
          "() => ({ id: '%s', unit: 'KILO', at: -7, position: %dn })".formatted(id, Long.MAX_VALUE);
      assertThat(javaScript("typedChannel", parameters, List.of(""))).containsExactly(java);
    }
  }

  @Test
  void loneSurrogate_isRefusedByBoth() throws Exception {
    try (URLClassLoader classes = compile()) {
      Class<?> ref = classes.loadClass("shop.TextChannelRef");
      assertThatThrownBy(() -> name(ref, new Class<?>[] {String.class}, "\ud83d"))
          .hasRootCauseInstanceOf(java.nio.charset.CharacterCodingException.class);
    }
    assertThatThrownBy(() -> javaScript("textChannel", "() => ({ value: '\\ud83d' })", List.of("")))
        .hasMessageContaining("URIError");
  }

  private static URLClassLoader compile() throws IOException {
    Javac build =
        new Javac(folder)
            .write(
                "shop/TextChannel.java",
                """
                package shop;

                import dev.typewire.annotations.*;

                @Channel("text:`{value}\\"/$end\\\\")
                public interface TextChannel {
                  @Topic void note(String note);
                }
                """)
            .write(
                "shop/TypedChannel.java",
                """
                package shop;

                import dev.typewire.annotations.*;
                import java.util.UUID;

                @Channel("typed:{id}/{unit}/{at}/{position}")
                public interface TypedChannel {
                  @Param UUID id();
                  @Param Unit unit();
                  @Param int at();
                  @Param long position();
                  @Topic void note(String note);
                  enum Unit {
                    KILO { @Override public String toString() { return "k"; } }
                  }
                }
                """)
            .compileAll();
    return new URLClassLoader(
        new URL[] {build.classes().toUri().toURL()}, ChannelNameTest.class.getClassLoader());
  }

  private static String name(Class<?> ref, Class<?>[] parameters, Object... values) {
    try {
      Object channel = ref.getMethod("of", parameters).invoke(null, values);
      return (String) ref.getMethod("name").invoke(channel);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * What the module's own name function gives for each value.
   *
   * @param toParameters a function from a value to the name function's argument
   */
  private static List<String> javaScript(String channel, String toParameters, List<String> values)
      throws Exception {
    String module = Javac.read(new Javac(folder).classes().resolve("typewire/channels.ts"));
    Matcher name =
        Pattern.compile(channel + " = .*?\\n  name: \\((\\{.*?\\}): \\{.*?\\}\\) => (`.*`),\\n")
            .matcher(module);
    assertThat(name.find()).as(module).isTrue();
    StringBuilder script = new StringBuilder();
    script.append("const name = (").append(name.group(1)).append(") => ").append(name.group(2));
    script.append(";\nconst parameters = ").append(toParameters).append(";\n");
    for (String value : values) {
      script.append("console.log(name(parameters(").append(literal(value)).append(")));\n");
    }
    Path file = Files.writeString(folder.resolve("names.mjs"), script);
    Process node = new ProcessBuilder("node", file.toString()).redirectErrorStream(true).start();
    String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(node.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(node.exitValue()).as(output).isZero();
    return output.lines().toList();
  }

  /** A JavaScript string of escapes alone. */
  private static String literal(String value) {
    StringBuilder literal = new StringBuilder("'");
    value.chars().forEach(c -> literal.append(String.format("\\u%04x", c)));
    return literal.append("'").toString();
  }
}
