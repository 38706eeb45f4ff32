package dev.typewire.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static dev.typewire.processor.Compiling.compile;
import static dev.typewire.processor.Compiling.source;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Types;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What concerns a compilation as a whole: its options, its outputs, and our own failures. */
class CompilationMistakesTest {
  private static final JavaFileObject ORDER_CHANNEL =
      source(
          "shop.OrderChannel",
          """
          @Channel("order")
          interface OrderChannel {
            @Topic void step(String step);
          }
          """);

  @Test
  void unknownNullability_isReportedWithWhatThereIs() {
    Compilation compilation = compile(List.of("-Atypewire.ts.nullability=lenient"), ORDER_CHANNEL);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining(
            "[OPTION_VALUE] -Atypewire.ts.nullability=lenient is not one of annotated, strict.");
  }

  @Test
  void manyMistakes_areAllReportedAtOnce() {
    JavaFileObject source =
        source(
            "shop.OrderChannel",
            """
            @Channel(
                value = "order:{orderId",
                history = -1,
                retention = "soon")
            interface OrderChannel {
              @Param Instant at(int zone);
              @Topic int step(String step, String more);
              @Topic(name = "a b") void log(String line) throws Exception;
              void other();
            }
            """);
    Compilation compilation = compile(source);
    for (String id :
        List.of(
            "CHANNEL_PATTERN",
            "CHANNEL_HISTORY",
            "CHANNEL_RETENTION",
            "PARAM_ACCESSOR",
            "PARAM_TYPE",
            "TOPIC_PAYLOAD_COUNT",
            "TOPIC_RETURN",
            "TOPIC_NAME",
            "TOPIC_THROWS",
            "METHOD_UNMARKED")) {
      assertThat(compilation).hadErrorContaining("[" + id + "]").inFile(source);
    }
    assertThat(compilation).hadErrorCount(10);
  }

  @Test
  void unknownClient_isReportedWithWhatThereIs() {
    Compilation compilation = compile(List.of("-Atypewire.ts.client=angular"), ORDER_CHANNEL);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining(
            "[OPTION_VALUE] -Atypewire.ts.client=angular is not one of @typewire/client,"
                + " inngest/realtime, none.")
        .inFile(ORDER_CHANNEL)
        .onLineContaining("interface OrderChannel");
  }

  @Test
  void schemasOfAnotherLibrary_areReported() {
    Compilation compilation = compile(List.of("-Atypewire.ts.schemas=yup"), ORDER_CHANNEL);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[OPTION_VALUE] -Atypewire.ts.schemas=yup is not one of static, zod.");
  }

  @Test
  void outputThatIsNoPath_isReported() {
    Compilation compilation = compile(List.of("-Atypewire.ts.out=a\0b"), ORDER_CHANNEL);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation).hadErrorContaining("[OPTION_VALUE] -Atypewire.ts.out=");
  }

  @Test
  void misspelledOption_isAWarningWithTheNearest() {
    Compilation compilation =
        compile(List.of("-Atypewire.contract.baselin=contract.json"), ORDER_CHANNEL);
    assertThat(compilation).succeeded();
    assertThat(compilation).hadWarningCount(1);
    assertThat(compilation)
        .hadWarningContaining(
            "[OPTION_UNKNOWN] -Atypewire.contract.baselin is no option of Typewire, so it does"
                + " nothing. The nearest is -Atypewire.contract.baseline; write that, or leave it"
                + " out.")
        .inFile(ORDER_CHANNEL)
        .onLineContaining("interface OrderChannel");
  }

  @Test
  void optionThatIsNotOurs_isLeftToOthers() {
    Compilation compilation = compile(List.of("-Atypewiring.ts.out=a"), ORDER_CHANNEL);
    assertThat(compilation).hadWarningCount(1);
    assertThat(compilation)
        .hadWarningContaining("not recognized by any processor: '[typewiring.ts.out]'");
  }

  @Test
  void optionsWithoutAnyChannel_areKnown() {
    Compilation compilation =
        Compiler.javac()
            .withProcessors(new ChannelProcessor(), new ContractProcessor(), new OptionsProcessor())
            .withOptions("-Atypewire.ts.client=none", "-Atypewire.json.dates=iso", "-Aother=1")
            .compile(source("shop.Plain", "class Plain {}"));
    assertThat(compilation).hadWarningCount(1);
    assertThat(compilation).hadWarningContaining("not recognized by any processor: '[other]'");
  }

  @ParameterizedTest
  @CsvSource({
    "typewire.ts.out=, web/src/channels.ts",
    "typewire.ts.out, web/src/channels.ts",
    "typewire.ts.client, @typewire/client",
    "typewire.ts.types, java.time.Instant=Date",
    "typewire.ts.types=, java.time.Instant=Date",
    "typewire.ts.nullability=, annotated",
    "typewire.contract.baseline=, contract.json",
    "typewire.json.naming, none",
  })
  void optionWithoutAValue_isReportedWithOneThatItCanHave(String option, String example) {
    Compilation compilation = compile(List.of("-A" + option), ORDER_CHANNEL);
    assertThat(compilation).hadErrorCount(1);
    String name = option.replaceFirst("=.*", "");
    assertThat(compilation).hadErrorContaining("[OPTION_VALUE] -A" + name + "=");
    assertThat(compilation)
        .hadErrorContaining(
            " says nothing. Write one such as -A"
                + name
                + "="
                + example
                + ", or leave the option out.");
  }

  @Test
  void mistakeInTheOnlyChannel_hidesNoneOfAnOption() {
    Compilation compilation =
        compile(
            List.of("-Atypewire.ts.client=angular"),
            source("shop.OrderChannel", "@Channel(\"order:{\") interface OrderChannel {}"));
    assertThat(compilation).hadErrorContaining("[CHANNEL_PATTERN]");
    assertThat(compilation).hadErrorContaining("[OPTION_VALUE]");
  }

  @Test
  void outputThatIsAFolder_isReported(@TempDir Path folder) {
    Compilation compilation = compile(List.of("-Atypewire.ts.out=" + folder), ORDER_CHANNEL);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[OUTPUT_FAILED] The TypeScript module or the contract could not be")
        .inFile(ORDER_CHANNEL)
        .onLineContaining("interface OrderChannel");
  }

  @Test
  void outputFile_isWrittenWithItsFolders(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("web/src/channels.ts");
    assertThat(compile(List.of("-Atypewire.ts.out=" + file), ORDER_CHANNEL)).succeeded();
    assertThat(Files.readString(file)).contains("export const orderChannel");
  }

  @Test
  void outputFileThatIsRightAlready_isLeftAlone(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("channels.ts");
    compile(List.of("-Atypewire.ts.out=" + file), ORDER_CHANNEL);
    var written = java.nio.file.attribute.FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(file, written);
    compile(List.of("-Atypewire.ts.out=" + file), ORDER_CHANNEL);
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(written);
  }

  @Test
  void failureOfTheChannelProcessor_isReportedOnTheChannel() {
    Compilation compilation = compileWithBrokenTypes(new ChannelProcessor());
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[INTERNAL_ERROR] Typewire failed on shop.OrderChannel.")
        .inFile(ORDER_CHANNEL)
        .onLineContaining("interface OrderChannel");
    assertThat(compilation).hadErrorContaining("the types are broken");
  }

  @Test
  void failureOfTheContractProcessor_isReportedAsABug() {
    Compilation compilation = compileWithBrokenTypes(new ContractProcessor());
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation).hadErrorContaining("[INTERNAL_ERROR] Typewire failed on");
    assertThat(compilation).hadErrorContaining("the types are broken");
  }

  private static Compilation compileWithBrokenTypes(Processor processor) {
    return Compiler.javac().withProcessors(new BrokenTypes(processor)).compile(ORDER_CHANNEL);
  }

  /** Runs a processor in an environment whose type utilities always fail. */
  private static final class BrokenTypes extends AbstractProcessor {
    private final Processor inner;

    BrokenTypes(Processor inner) {
      this.inner = inner;
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      super.init(environment);
      Object types =
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {Types.class},
              (proxy, method, arguments) -> {
                throw new IllegalStateException("the types are broken");
              });
      inner.init(
          (ProcessingEnvironment)
              Proxy.newProxyInstance(
                  getClass().getClassLoader(),
                  new Class<?>[] {ProcessingEnvironment.class},
                  (proxy, method, arguments) -> {
                    if (method.getName().equals("getTypeUtils")) {
                      return types;
                    }
                    try {
                      return method.invoke(environment, arguments);
                    } catch (InvocationTargetException e) {
                      throw e.getCause();
                    }
                  }));
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return inner.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      return inner.process(annotations, round);
    }
  }
}
