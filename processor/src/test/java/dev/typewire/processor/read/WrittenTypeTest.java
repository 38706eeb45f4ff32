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
import org.junit.jupiter.params.provider.ValueSource;

/** TypeScript that the application writes, in annotations or in the option, goes in as it is. */
class WrittenTypeTest {
  private static JavaFileObject step(String types) {
    return source(
        "shop.OrderChannel",
        """
        @Channel("order")
        interface OrderChannel {
          @Topic void step(Step step);
        }
        """
            + types);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '^',
      value = {
        "^^!is empty",
        "^  ^!is empty",
        "{ zip: string!never has the } that it needs",
        "Array<string!never has the > that it needs",
        "string]!has a ] too many",
        "(string}!has a } too many",
        "'a!never has the ' that it needs",
        "`a${string`!never has the ` that it needs",
        "string; evil: number!has a ; outside of brackets",
        "string, evil: number!has a , outside of brackets",
        "string = 1!has a = outside of brackets",
        "string // text!has a comment",
        "string /* text!has a comment",
        "string\\nnumber!has a line break outside of brackets",
        "foo bar!has nothing between foo and bar to join them",
        "Array<foo bar>!has nothing between foo and bar to join them",
        "{ a: foo bar }!has nothing between foo and bar to join them",
        "string[] 'a'!has nothing between ] and 'a' to join them",
        "`a` 1!has nothing between ` and 1 to join them",
        "A<B> { c: D }!has nothing between > and { to join them",
        "string keyof A!has nothing between string and keyof to join them",
      })
  void textThatBreaksTheModule_isReportedWithTheReason(String text, String reason) {
    JavaFileObject source = step("record Step(@TypeScript(\"%s\") String code) {}".formatted(text));
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation).hadErrorContaining("[TS_TYPE_BROKEN] @TypeScript(\"");
    assertThat(compilation)
        .hadErrorContaining(
            "on Step.code " + reason + ", so it is no type that a module could hold.")
        .inFile(source)
        .onLineContaining("record Step");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'it\\\\'s' | ';'",
        "`${number}px` | `a;${'}' | '`'}`",
        "{ a: string; b: [number, string]; c: (x: number) => void }",
        "Array<Record<string, 'a' | 'b'>>",
        "A extends B ? { c: '//' } : never",
        "keyof typeof globalThis",
        "readonly string[]",
        "{ readonly a: unique symbol; get b(): string; set b(to: string) }",
        "A extends (infer U extends string)[] ? U : -1.5",
        "new () => Date",
        "abstract new <const T>(...args: any[]) => T",
        "(this: Date, x?: unknown) => asserts x is string",
        "{ [K in keyof A as `get${K}`]-?: A[K] }",
        "{\\n  a: string\\n  b: [first: string, rest?: 'x']\\n}",
        "Array<\\n  | 'a'\\n  | `b${string}` | \u00e4rger.$1\\n>",
        "import('a').B['c'][number] & { d: typeof import('e') }",
      })
  void textWithSignsInBracketsAndQuotes_isFine(String text) {
    Compilation compilation =
        compile(step("record Step(@TypeScript(\"%s\") String code) {}".formatted(text)));
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(module(compilation)).contains("code: " + text.translateEscapes() + ";");
  }

  @Test
  void textOnATopic_isItsPayload() {
    Compilation compilation =
        compile(
            source(
                "shop.OrderChannel",
                """
                @Channel("order")
                interface OrderChannel {
                  @Topic @TypeScript("`SKU-${string}`") void method(String sku);
                  @Topic void parameter(@TypeScript("1 | 2") int[] rank);
                }
                """));
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(module(compilation)).contains("method: `SKU-${string}`;", "parameter: 1 | 2;");
  }

  @Test
  void textBlock_losesTheSpaceAroundIt() {
    Compilation compilation =
        compile(
            step(
                "record Step(@TypeScript(\"\"\"\n  {\n  a: string;\n}\n  \"\"\") String code) {}"));
    assertThat(module(compilation)).contains("code: {\n  a: string;\n};");
  }

  @Test
  void annotationThatSaysNothing_isReportedOnIt() {
    JavaFileObject source =
        step(
            """
            @TypeScript
            record Step(String code) {}
            """);
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining(
            "[TS_TYPE_BROKEN] @TypeScript(\"\") on Step is empty, so it is no type that a module"
                + " could hold. Write one, such as @TypeScript(\"{ zip: string }\"), or a name"
                + " alone with @TypeScript(name = \"...\").")
        .inFile(source)
        .onLineContaining("@TypeScript");
  }

  @Test
  void mappedTypes_areTheirTextWhereverTheyAreUsed() {
    Compilation compilation =
        compile(
            List.of(
                "-Atypewire.ts.types=java.time.Instant=Date | string;long=`${bigint}`; shop.Money ="
                    + " { amount: string; currency: string };shop.Cage=unknown[]"),
            step(
                """
                record Money(int cents) {}
                record Cage<T>(T held) {}
                record Page<T>(T first) {}
                record Step(
                    Instant at, Instant[] all, long number, Money price, List<Money> prices,
                    Map<Money, Money> rates, Page<Money> page, Cage<Money> cage,
                    Optional<Money> perhaps,
                    @tools.jackson.databind.annotation.JsonSerialize(contentUsing = Own.class)
                    List<Money> own,
                    @JsonFormat(shape = JsonFormat.Shape.NUMBER) Instant formatted) {}
                abstract class Own extends tools.jackson.databind.ValueSerializer<Object> {}
                """));
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(module(compilation))
        .contains(
            "at: Date | string;",
            "all: (Date | string)[];",
            "number: `${bigint}`;",
            "price: { amount: string; currency: string };",
            "prices: ({ amount: string; currency: string })[];",
            "rates: Record<string, { amount: string; currency: string }>;",
            "page: Page<{ amount: string; currency: string }>;",
            "cage: unknown[];",
            "perhaps: ({ amount: string; currency: string }) | null;",
            "own: ({ amount: string; currency: string })[];",
            "formatted: Date | string;")
        .doesNotContain("interface Money", "interface Cage");
  }

  @Test
  void mappedSubtype_isItsTextInTheUnion() {
    Compilation compilation =
        compile(
            List.of("-Atypewire.ts.types=shop.Square={ side: number }"),
            step(
                """
                @JsonTypeInfo(use = JsonTypeInfo.Id.NAME) sealed interface Step permits Circle, Square {}
                record Circle(int radius) implements Step {}
                record Square(int side) implements Step {}
                """));
    assertThat(module(compilation)).contains("export type Step = Circle | ({ side: number });");
  }

  @Test
  void mappedPayload_needsNoDefinition() {
    Compilation compilation =
        compile(
            List.of("-Atypewire.ts.types=shop.Step=string"), step("class Step extends Thread {}"));
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(module(compilation)).contains("step: string;");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "string!: \"string\" is not <Java type>=<TypeScript type>.",
        "=string!: \"=string\" is not <Java type>=<TypeScript type>.",
        "java.time.Instant=!: the TypeScript type \"\" is empty.",
        "java.time.Instant={ a!: the TypeScript type \"{ a\" never has the } that it needs.",
        "java.time.Instant=a;java.time.Instant=b!: java.time.Instant is there twice.",
      })
  void mappingThatSaysNothing_isReported(String value, String why) {
    Compilation compilation =
        compile(List.of("-Atypewire.ts.types=" + value), step("record Step(String code) {}"));
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation).hadErrorContaining("[OPTION_VALUE] -Atypewire.ts.types=" + value + why);
  }

  @Test
  void mappedTypeThatIsNotThere_isAWarning() {
    Compilation compilation =
        compile(
            List.of("-Atypewire.ts.types=shop.Stepp=string"), step("record Step(String code) {}"));
    assertThat(compilation).hadWarningCount(1);
    assertThat(compilation)
        .hadWarningContaining(
            "[OPTION_VALUE] -Atypewire.ts.types maps shop.Stepp, but there is no such type here.");
  }
}
