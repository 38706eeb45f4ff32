package dev.typewire.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static dev.typewire.processor.Compiling.compile;
import static dev.typewire.processor.Compiling.module;
import static dev.typewire.processor.Compiling.source;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a comment says can stand in other files, whatever it says. */
class DocumentationTest {
  @Test
  @EnabledForJreRange(min = JRE.JAVA_23) // the first with Markdown comments
  void endOfAComment_endsNoGeneratedComment() {
    Compilation compilation = documented("/// Matches src/*/java.");
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(module(compilation)).contains("/** Matches src/*\\/java. */");
  }

  @Test
  void codeWithBracesAndTypes_staysWhole() {
    assertThat(module(documented("/** Reads {@code order:{orderId}} as {@code List<Step>}. */")))
        .contains("/** Reads `order:{orderId}` as `List<Step>`. */");
  }

  @Test
  void linkToAMember_isItsName() {
    assertThat(
            module(documented("/** As {@link #step} and {@link String#length() its length}. */")))
        .contains("/** As `step` and `its length`. */");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '^',
      value = {
        "{@link Map#of(Object, Object)}!`Map.of(Object, Object)`",
        "{@link Map#of(Object, Object) a map}!`a map`",
        "{@link String the {@code text}}!the `text`",
        "{@linkplain String the text}!the text",
        "{@linkplain #step}!step",
        "at most {@value Integer#MAX_VALUE}!at most `Integer.MAX_VALUE`",
        "{@literal a < b}, {@code c < d}!a < b, `c < d`",
        "{@summary One.} Two.!One. Two.",
        "{@systemProperty user.home}!`user.home`",
        "1 &lt; 2 &amp;&amp; &quot;3&quot;&nbsp;&mdash; &#52; &#x35; &unknown;!1 < 2 && \"3\" — 4 5 &unknown;",
        "&amp;lt;!&lt;",
        "<b>Bold</b> <a href='x'>link</a>!Bold link",
        "ends &#42;&#47; here!ends *\\/ here",
        "&#64;Override is no tag!\\@Override is no tag",
        "an {@link open!an {@link open",
      })
  void inlineTagsAndEntities_areWhatTheyStandFor(String javadoc, String markdown) {
    assertThat(module(documented("/** " + javadoc + " */"))).contains("/** " + markdown + " */");
  }

  @Test
  void preformattedText_keepsItsIndentation() {
    assertThat(
            module(
                documented(
                    """
                    /**
                     * Like this:
                     *
                     * <pre>{@code
                     * if (a < b) {
                     *   step(a);
                     *   @Nullable String c;
                     * }
                     * }</pre>
                     *
                     * or:
                     * <pre>
                     *   x &lt; y
                     *     z
                     * </pre>
                     */
                    """)))
        .contains(
            """
            /**
             * Like this:
             *
             * ```
             * if (a < b) {
             *   step(a);
             *   @Nullable String c;
             * }
             * ```
             *
             * or:
             *
             * ```
             * x < y
             *   z
             * ```
             */
            export const orderChannel""");
  }

  @Test
  void deprecation_needsNoText() {
    Compilation compilation =
        compile(
            source(
                "shop.OrderChannel",
                """
                @Channel("order")
                interface OrderChannel {
                  @Topic void step(Step step);
                  /** @deprecated */
                  @Deprecated @Topic void old(String step);
                  @Deprecated @Topic void older(String step);
                }
                /** @param name what it is called */
                @Deprecated
                record Step(@Deprecated String name, Kind kind) {}
                enum Kind {
                  @Deprecated LOUD,
                  /**
                   * Low.
                   * @deprecated use {@link #LOUD}
                   */
                  QUIET
                }
                """));
    assertThat(module(compilation))
        .contains(
            "/** @deprecated */\n  old: string;",
            "/** @deprecated */\n  older: string;",
            "/** @deprecated */\nexport interface Step",
            "  /**\n   * what it is called\n   *\n   * @deprecated\n   */\n  name: string;",
            "- `QUIET`: Low. Deprecated: use `LOUD`");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/** A page. @param <T> what it holds */",
        "/**\n * A page.\n *\n * @param <T> what it holds\n */",
        "/** A page.\n * @param <T>\n *   what it holds */",
      })
  void typeParameter_isNoPartOfTheText(String javadoc) {
    Compilation compilation =
        compile(
            source(
                "shop.OrderChannel",
                """
                @Channel("order")
                interface OrderChannel {
                  @Topic void step(Page<String> step);
                }
                """
                    + javadoc
                    + "\nrecord Page<T>(T item) {}"));
    assertThat(module(compilation))
        .contains("/** A page. */\nexport interface Page<T> {\n  item: T;\n}");
  }

  private static Compilation documented(String comment) {
    return compile(
        source(
            "shop.OrderChannel",
            comment
                + """

                @Channel("order:{orderId}")
                interface OrderChannel {
                  @Topic void step(String step);
                }
                """));
  }
}
