package dev.typewire.processor.read;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static dev.typewire.processor.Compiling.compile;
import static dev.typewire.processor.Compiling.module;
import static dev.typewire.processor.Compiling.source;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a serializer of the application writes is unknown, and one warning says how to tell. */
class CustomSerializerTest {
  private static final String OWN =
      """
      abstract class Own extends tools.jackson.databind.ValueSerializer<Object> {}
      abstract class Turned extends tools.jackson.databind.util.StdConverter<Object, Integer> {}
      """;

  private static JavaFileObject step(String types) {
    return source(
        "shop.OrderChannel",
        """
        @Channel("order")
        interface OrderChannel {
          @Topic void step(Step step);
        }
        """
            + types.replace("@JsonSerialize", "@tools.jackson.databind.annotation.JsonSerialize")
            + OWN);
  }

  @ParameterizedTest
  @CsvSource({
    "using = Own.class, Money, shop.Money",
    "using = Own.class, int, int",
    "using = Own.class, Money[], shop.Money",
    "contentUsing = Own.class, List<Money>, java.util.List",
  })
  void ofAProperty_isAWarningThatNamesBothWaysOut(String serialize, String type, String option) {
    JavaFileObject source =
        step(
            """
            record Money(int cents) {}
            record Step(String name, @JsonSerialize(%s) %s price) {}
            """
                .formatted(serialize, type));
    Compilation compilation = compile(source);
    assertThat(compilation).succeeded();
    assertThat(compilation).hadWarningCount(1);
    assertThat(compilation)
        .hadWarningContaining(
            "[PAYLOAD_UNMAPPED] Step.price has @JsonSerialize, which says nothing of the JSON that"
                + " comes out, so it is unknown to subscribers. Say what it is with"
                + " @TypeScript(\"...\") on it, or for all of its type with -Atypewire.ts.types="
                + option
                + "=<TypeScript type>.")
        .inFile(source)
        .onLineContaining("record Step");
    assertThat(module(compilation)).contains("name: string;", "price: unknown;");
  }

  @Test
  void ofAType_isOneWarningOnTheType() {
    JavaFileObject source =
        step(
            """
            record Step(Money price, List<Money> prices) {}
            @JsonSerialize(using = Own.class)
            record Money(int cents) {}
            """);
    Compilation compilation = compile(source);
    assertThat(compilation).hadWarningCount(1);
    assertThat(compilation)
        .hadWarningContaining("with -Atypewire.ts.types=shop.Money=<TypeScript type>.")
        .inFile(source)
        .onLineContaining("record Money");
    assertThat(module(compilation))
        .contains("price: Money;", "prices: Money[];", "export type Money = unknown;");
  }

  @Test
  void inheritedByAType_isOneWarningOnTheType() {
    Compilation compilation =
        compile(
            step(
                """
                record Step(Money price) {}
                @JsonSerialize(using = Own.class) interface Sum {}
                record Money(int cents) implements Sum {}
                """));
    assertThat(compilation).hadWarningCount(1);
    assertThat(compilation).hadWarningContaining("[PAYLOAD_UNMAPPED] Money has @JsonSerialize");
  }

  @Test
  void typeScriptAndTheOption_areTheWaysOut() {
    Compilation compilation =
        compile(
            List.of("-Atypewire.ts.types=shop.Sum=string"),
            step(
                """
                record Step(
                    @JsonSerialize(using = Own.class) @TypeScript("`${number} EUR`") Money price,
                    @JsonSerialize(using = Own.class) Sum sum,
                    @JsonSerialize(contentUsing = Own.class) List<Sum> sums,
                    Coin coin, Sum total) {}
                record Money(int cents) {}
                @JsonSerialize(using = Own.class) record Sum(int cents) {}
                @TypeScript("number") @JsonSerialize(using = Own.class) record Coin(int cents) {}
                """));
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(module(compilation))
        .contains(
            "price: `${number} EUR`;",
            "sum: string;",
            "sums: (string)[];",
            "coin: Coin;",
            "total: string;",
            "export type Coin = number;");
  }
}
