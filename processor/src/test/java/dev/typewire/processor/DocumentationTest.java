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
