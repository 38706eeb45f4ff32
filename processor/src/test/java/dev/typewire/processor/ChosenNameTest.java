package dev.typewire.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static dev.typewire.processor.Compiling.compile;
import static dev.typewire.processor.Compiling.module;
import static dev.typewire.processor.Compiling.source;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code @TypeScript(name = "…")} chooses the name of a type, once and as one that it can have. */
class ChosenNameTest {
  private static final JavaFileObject CHANNEL =
      source(
          "shop.OrderChannel",
          """
          @Channel("order")
          interface OrderChannel {
            @Topic void step(Step step);
            @Topic void place(Place place);
          }
          """);

  private static Compilation types(String types) {
    return compile(
        source(
            "shop.OrderChannel",
            """
            @Channel("order")
            interface OrderChannel {
              @Topic void step(Step step);
              @Topic void place(Place place);
            }
            """
                + types));
  }

  @Test
  void nameOfTwoTypes_isReportedOnTheSecond() {
    JavaFileObject step =
        source("shop.Step", "@TypeScript(name = \"Item\") record Step(String code) {}");
    JavaFileObject place =
        source("shop.Place", "@TypeScript(name = \"Item\") record Place(String room) {}");
    Compilation compilation = compile(CHANNEL, step, place);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining(
            "[TS_NAME_TAKEN] @TypeScript(name = \"Item\") on shop.Step is already the name of"
                + " shop.Place in channels.ts. Choose another, or leave the name out and get Step.")
        .inFile(step)
        .onLineContaining("name = \"Item\"");
  }

  @Test
  void mistakeInAPayload_hidesNoneOfAName() {
    Compilation compilation =
        types(
            """
            @TypeScript(name = "Item") record Step(Runnable todo) {}
            @TypeScript(name = "Item") record Place(String room) {}
            """);
    assertThat(compilation).hadErrorCount(2);
    assertThat(compilation).hadErrorContaining("[PAYLOAD_OPAQUE] Step.todo");
    assertThat(compilation).hadErrorContaining("[TS_NAME_TAKEN]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"OrderChannelTopics", "orderChannel"})
  void nameOfAChannelsOwn_isTaken(String name) {
    Compilation compilation =
        types(
            "@TypeScript(name = \"%s\") record Step(String code) {} record Place(int room) {}"
                .formatted(name));
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining(
            "[TS_NAME_TAKEN] @TypeScript(name = \"%s\") on shop.Step is already the name of shop.OrderChannel in"
                .formatted(name));
  }

  @Test
  void nameThatNobodyChose_givesWay() {
    Compilation compilation =
        types(
            "@TypeScript(name = \"Place\") record Step(String code) {} record Place(int room) {}");
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(module(compilation))
        .contains("step: Place;", "place: ShopPlace;", "export interface ShopPlace {");
  }

  @Test
  void moduleWithItsOwnFile_isCalledByItsName(@TempDir Path folder) {
    Compilation compilation =
        compile(
            List.of("-Atypewire.ts.out=" + folder.resolve("shop.ts")),
            CHANNEL,
            source("shop.Step", "@TypeScript(name = \"Item\") record Step(String code) {}"),
            source("shop.Place", "@TypeScript(name = \"Item\") record Place(String room) {}"));
    assertThat(compilation).hadErrorContaining("is already the name of shop.Place in shop.ts.");
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Order Step", "1st", "Step<T>", "a.b", " "})
  void nameThatIsNoIdentifier_isReported(String name) {
    Compilation compilation =
        types(
            "@TypeScript(name = \"%s\", value = \"string\") record Step(String code) {} record Place(int room) {}"
                .formatted(name));
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining(
            "[TS_NAME_INVALID] @TypeScript(name = \"%s\") on shop.Step is no name that a type can have"
                .formatted(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Record", "string", "class", "keyof", "staticSchema"})
  void nameThatIsReserved_isReported(String name) {
    Compilation compilation =
        types(
            "@TypeScript(name = \"%s\") record Step(String code) {} record Place(int room) {}"
                .formatted(name));
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining(
            "[TS_NAME_INVALID] @TypeScript(name = \"%s\") on shop.Step is a word or a global"
                .formatted(name));
  }

  @Test
  void nameOfAProperty_isReported() {
    JavaFileObject step =
        source(
            "shop.Step",
            """
            record Step(
              @TypeScript(name = "Code", value = "string")
              String code) {}
            """);
    Compilation compilation =
        compile(CHANNEL, step, source("shop.Place", "record Place(int room) {}"));
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining(
            "[TS_NAME_INVALID] @TypeScript(name = \"Code\") on Step.code names something that has"
                + " no name in TypeScript.")
        .inFile(step)
        .onLineContaining("@TypeScript(name = \"Code\"");
  }

  @Test
  void nameOfAPayload_isReported() {
    Compilation compilation =
        compile(
            source(
                "shop.OrderChannel",
                """
                @Channel("order")
                interface OrderChannel {
                  @Topic void step(@TypeScript(name = "Step") String step);
                }
                """));
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining(
            "@TypeScript(name = \"Step\") on the payload of step() names something");
  }
}
