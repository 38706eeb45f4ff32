package dev.typewire.processor.check;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static dev.typewire.processor.Compiling.compile;
import static dev.typewire.processor.Compiling.source;

import com.google.testing.compile.Compilation;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** A parameter's mistake is said once, on its accessor. */
class ParamMistakesTest {
  @Test
  void unknownParam_isReportedOnItsAccessorWithAGuess() {
    JavaFileObject source = channel("order:{orderId}", "@Param UUID orderID();");
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining(
            "[PARAM_UNKNOWN] orderID() names no placeholder of \"order:{orderId}\". Did you mean"
                + " orderId()?")
        .inFile(source)
        .onLineContaining("orderID()");
  }

  @Test
  void unknownParamLikeNoOther_isReportedWithWhatThereIs() {
    Compilation compilation = compile(channel("{shop}:{order}", "@Param UUID customer();"));
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation).hadErrorContaining("[PARAM_UNKNOWN]");
    assertThat(compilation).hadErrorContaining("It has {shop}, {order}.");
  }

  @Test
  void paramOfAStaticChannel_isReportedWithTheWayOut() {
    Compilation compilation = compile(channel("order", "@Param UUID orderId();"));
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation).hadErrorContaining("[PARAM_UNKNOWN]");
    assertThat(compilation).hadErrorContaining("It has none; put {orderId} into it.");
  }

  @Test
  void typeThatNoNameCanHold_isReportedOnItsAccessor() {
    JavaFileObject source = channel("order:{at}", "@Param Instant at();");
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[PARAM_TYPE] at() is a java.time.Instant, which cannot be part of")
        .inFile(source)
        .onLineContaining("Instant at()");
  }

  @Test
  void accessorWithAnArgument_isReportedOnItself() {
    JavaFileObject source = channel("order:{orderId}", "@Param UUID orderId(int version);");
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[PARAM_ACCESSOR] @Param orderId() is no plain accessor.")
        .inFile(source)
        .onLineContaining("orderId(int version)");
  }

  @Test
  void accessorWithABody_isReportedOnItself() {
    Compilation compilation =
        compile(channel("order:{orderId}", "@Param default String orderId() { return \"\"; }"));
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation).hadErrorContaining("[PARAM_ACCESSOR]");
  }

  private static JavaFileObject channel(String pattern, String param) {
    return source(
        "shop.OrderChannel",
        """
        @Channel("%s")
        interface OrderChannel {
          %s
          @Topic void step(String step);
        }
        """
            .formatted(pattern, param));
  }
}
