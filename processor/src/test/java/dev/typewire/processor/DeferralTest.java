package dev.typewire.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static dev.typewire.processor.Compiling.compile;
import static dev.typewire.processor.Compiling.compileWith;
import static dev.typewire.processor.Compiling.module;
import static dev.typewire.processor.Compiling.source;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A channel waits for types that another processor makes. */
class DeferralTest {
  private static final JavaFileObject STEP_CHANNEL =
      source(
          "shop.OrderChannel",
          """
          @Channel("order")
          interface OrderChannel {
            @Topic void step(MadeStep step);
          }
          """);

  @Test
  void payloadOfAnotherProcessor_isWaitedFor() {
    Compilation compilation = compileWith(List.of(new StepMaker()), List.of(), STEP_CHANNEL);
    assertThat(compilation).succeeded();
    assertThat(module(compilation)).contains("export interface MadeStep {\n  name: string;\n}");
  }

  @Test
  void memberOfAnotherProcessor_isWaitedFor() {
    Compilation compilation =
        compileWith(
            List.of(new StepMaker()),
            List.of(),
            source(
                "shop.OrderChannel",
                """
                @Channel("order")
                interface OrderChannel {
                  @Topic void page(Page page);
                }
                record Page(List<MadeStep> steps) {}
                """));
    assertThat(compilation).succeeded();
    assertThat(module(compilation)).contains("steps: MadeStep[];");
  }

  @Test
  void payloadThatNeverComes_isLeftToJavacButForOneLine() {
    Compilation compilation = compile(STEP_CHANNEL);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("cannot find symbol")
        .inFile(STEP_CHANNEL)
        .onLineContaining("MadeStep");
    assertThat(compilation).hadWarningCount(1);
    assertThat(compilation)
        .hadWarningContaining("[CHANNEL_SKIPPED] OrderChannel was skipped")
        .inFile(STEP_CHANNEL)
        .onLineContaining("interface OrderChannel");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Topic void step(Missing step);",
        "@Topic void step(Missing[] step);",
        "@Topic void step(List<? extends Missing> step);",
        "@Topic void step(Optional<List<Missing>> step);",
        "@Topic Missing step(String step);",
        "@Topic CompletionStage<Missing> step(String step);",
        "@Topic void step(Step step); record Step(Missing what) {}",
        "@Topic void step(Step step); class Step { public Missing[] getWhat() { return null; } }",
        "@Topic void step(Step step); class Step extends Missing {}",
        "@Topic void step(Step step); class Step { @JsonInclude(Missing.X) public int x; }",
        "@Topic void step(String step) throws Missing;"
      })
  void typeThatDoesNotResolve_givesNoErrorOfOurs(String topic) {
    Compilation compilation =
        compile(
            source(
                "shop.OrderChannel",
                "@Channel(\"order\") interface OrderChannel { " + topic + " }"));
    assertThat(compilation).failed();
    assertThat(compilation.errors()).noneMatch(error -> error.getMessage(null).startsWith("["));
  }

  @Test
  void channelThatOneWaitsFor_doesNotKeepAnotherFromBeingWritten() {
    JavaFileObject admin =
        source(
            "shop.AdminChannel",
            """
            @Channel("admin")
            interface AdminChannel {
              @Topic void note(String note);
            }
            """);
    Compilation compilation = compileWith(List.of(new StepMaker()), List.of(), STEP_CHANNEL, admin);
    assertThat(compilation).succeeded();
    assertThat(module(compilation)).contains("adminChannel", "orderChannel");
  }

  /** Writes {@code shop.MadeStep} in the first round. */
  private static final class StepMaker extends AbstractProcessor {
    private boolean made;

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!made) {
        made = true;
        try (Writer writer =
            processingEnv.getFiler().createSourceFile("shop.MadeStep").openWriter()) {
          writer.write("package shop; record MadeStep(String name) {}");
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return false;
    }
  }
}
