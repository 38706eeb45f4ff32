package dev.typewire.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A build that compiles only what was touched ends with the same bytes as a clean one. */
class IncrementalTest {
  private static final Map<String, String> PROJECT = new LinkedHashMap<>();

  static {
    PROJECT.put(
        "shop/OrderChannel.java",
        """
        package shop;

        import dev.typewire.annotations.*;
        import java.util.List;
        import org.jspecify.annotations.Nullable;

        /** What happens to one order. */
        @Channel("order:{orderId}")
        public interface OrderChannel extends Logged {
          /** A step has changed. */
          @Topic void step(OrderStep step);
          /** Names, some unknown. */
          @Topic void names(List<@Nullable String> names);
        }
        """);
    PROJECT.put(
        "shop/AdminChannel.java",
        """
        package shop;

        import dev.typewire.annotations.*;
        import java.util.List;
        import org.jspecify.annotations.Nullable;

        /** For the staff. */
        @Channel("admin")
        public interface AdminChannel extends Logged {
          /** An order has changed. */
          @Topic void order(OrderStep change);
          /** Numbers, some unknown. */
          @Topic void numbers(List<@Nullable Integer> numbers);
        }
        """);
    PROJECT.put(
        "shop/Logged.java",
        """
        package shop;

        import dev.typewire.annotations.*;
        import java.util.List;
        import org.jspecify.annotations.Nullable;

        public interface Logged {
          /** Lines of the log. */
          @Topic void log(List<@Nullable String> lines);
        }
        """);
    PROJECT.put(
        "shop/OrderStep.java",
        """
        package shop;

        import jakarta.validation.constraints.Positive;
        import java.util.Map;
        import org.jspecify.annotations.Nullable;

        /**
         * One step.
         *
         * @param name what it is called
         */
        public record OrderStep(
            String name,
            @Nullable String note,
            Map<String, @Nullable @Positive Integer> counts,
            Worker by,
            @com.fasterxml.jackson.annotation.JsonUnwrapped Place at) {}
        """);
    PROJECT.put(
        "shop/Place.java",
        """
        package shop;

        import org.jspecify.annotations.Nullable;

        /**
         * Where.
         *
         * @param room its number
         */
        public record Place(String room, @Nullable String floor) {}
        """);
    PROJECT.put(
        "shop/Worker.java",
        """
        package shop;

        /** Who does it. */
        public class Worker extends Person {
          /** Returns the rank. */
          public int getRank() { return rank; }
          private int rank;
          public Shift shift;

          /** When. */
          public enum Shift {
            /** Before noon. */
            EARLY,
            LATE {
              @Override
              public int hours() { return 9; }
            };

            public int hours() { return 8; }
          }
        }
        """);
    PROJECT.put(
        "shop/Person.java",
        """
        package shop;

        import jakarta.validation.constraints.Size;
        import java.util.List;
        import org.jspecify.annotations.Nullable;

        public class Person extends Known<Integer> {
          /** What others call this person. */
          public @Nullable String nick;
          public List<@Size(max = 9) String> skills;
        }
        """);
    PROJECT.put(
        "shop/Known.java",
        """
        package shop;

        import java.util.List;
        import org.jspecify.annotations.Nullable;

        public class Known<K> {
          public List<@Nullable K> ids;
          public @Nullable K getId() { return null; }
        }
        """);
  }

  @TempDir Path cleanFolder;
  @TempDir Path folder;

  private Javac clean;
  private Javac build;

  @BeforeEach
  void setUp() {
    clean = new Javac(cleanFolder);
    build = new Javac(folder);
    PROJECT.forEach(clean::write);
    PROJECT.forEach(build::write);
    build.compileAll();
  }

  @Test
  void cleanBuild_writesDocumentationNullnessAndChecks() {
    assertThat(clean.compileAll().contract().get("typewire/channels.ts"))
        .contains(
            "/** What happens to one order. */",
            "/** A step has changed. */",
            "/** Lines of the log. */",
            "/** What others call this person. */",
            "/** its number */",
            "names: (string | null)[];",
            "note: string | null;",
            "counts: Record<string, number | null>;",
            "nick: string | null;",
            "ids: (number | null)[];",
            "id: number | null;",
            "export type Shift = \"EARLY\" | \"LATE\";");
    assertThat(clean.contract().get("META-INF/typewire/contract.json"))
        .contains("\"of\": \"MAX_LENGTH\"", "\"of\": \"ABOVE\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop/OrderChannel.java",
        "shop/AdminChannel.java",
        "shop/OrderChannel.java,shop/OrderStep.java",
        "shop/OrderChannel.java,shop/Worker.java",
        "shop/OrderChannel.java,shop/Person.java",
        "shop/OrderChannel.java,shop/Known.java",
        "shop/OrderChannel.java,shop/Logged.java"
      })
  void compilingOnlyWhatWasTouched_givesTheSame(String touched) {
    build.compileOnly(touched.split(","));
    assertThat(build.contract()).isEqualTo(clean.compileAll().contract());
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop/OrderChannel", "shop/AdminChannel"})
  void gradlesWay_givesTheSame(String touched) {
    gradle(List.of(touched + ".java"), touched);
    assertThat(build.contract()).isEqualTo(clean.compileAll().contract());
  }

  @Test
  void gradlesWay_leavesTheTypesOfOtherChannelsAsTheyWere() {
    gradle(List.of("shop/OrderChannel.java"), "shop/OrderChannel");
    assertThat(build.generatedJava().get("shop/AdminChannelPublisher.java"))
        .isEqualTo(clean.compileAll().generatedJava().get("shop/AdminChannelPublisher.java"))
        .contains("void numbers(List<Integer> numbers)");
  }

  @Test
  void gradlesWay_writesTypesAnewThatAreGone() {
    for (String suffix : List.of("Ref", "Publisher", "DurablePublisher")) {
      build.delete(build.classes(), "shop/AdminChannel" + suffix + ".class");
      build.delete(build.generated(), "shop/AdminChannel" + suffix + ".java");
    }
    gradle(List.of("shop/OrderChannel.java"), "shop/OrderChannel");
    assertThat(build.generatedJava().keySet())
        .isEqualTo(clean.compileAll().generatedJava().keySet());
  }

  @Test
  void gradlesWayAfterAPayload_givesTheSame() {
    gradle(
        List.of("shop/Worker.java", "shop/OrderStep.java", "shop/OrderChannel.java"),
        "shop/Worker",
        "shop/Worker$Shift",
        "shop/OrderStep",
        "shop/OrderChannel");
    assertThat(build.contract()).isEqualTo(clean.compileAll().contract());
  }

  /**
   * Compiles as Gradle does: what came from the touched sources and what aggregates is gone, and
   * the other channels come by name.
   */
  private void gradle(List<String> sources, String... touchedTypes) {
    for (String type : touchedTypes) {
      deleteIfThere(build.classes(), type + ".class");
      deleteIfThere(
          build.classes(),
          "META-INF/typewire/source/" + type.replace('/', '.').replace('$', '.') + ".json");
      for (String suffix : List.of("Ref", "Publisher", "DurablePublisher")) {
        deleteIfThere(build.generated(), type + suffix + ".java");
        deleteIfThere(build.classes(), type + suffix + ".class");
      }
    }
    deleteIfThere(build.classes(), "META-INF/typewire/contract.json");
    deleteIfThere(build.classes(), "typewire/channels.ts");
    List<String> untouched =
        List.of("shop.OrderChannel", "shop.AdminChannel").stream()
            .filter(name -> !Arrays.asList(touchedTypes).contains(name.replace('.', '/')))
            .toList();
    build.compile(sources, untouched);
  }

  private static void deleteIfThere(Path folder, String path) {
    try {
      java.nio.file.Files.deleteIfExists(folder.resolve(path));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void deletedChannel_goes() {
    for (Javac project : List.of(clean, build)) {
      project.deleteSource("shop/AdminChannel.java");
    }
    build.delete(build.classes(), "shop/AdminChannel.class");
    build.compileOnly("shop/OrderChannel.java");
    assertThat(build.contract()).isEqualTo(clean.compileAll().contract());
  }

  @Test
  void documentationThatWasRemoved_goes() {
    for (String path : List.of("shop/OrderChannel.java", "shop/OrderStep.java")) {
      String bare = PROJECT.get(path).replaceAll("(?s)/\\*\\*.*?\\*/", "");
      clean.write(path, bare);
      build.write(path, bare);
    }
    build.compileOnly("shop/OrderChannel.java", "shop/OrderStep.java");
    assertThat(build.contract()).isEqualTo(clean.compileAll().contract());
    build.compileOnly("shop/AdminChannel.java");
    assertThat(build.contract()).isEqualTo(clean.contract());
    assertThat(build.contract().get("typewire/channels.ts"))
        .doesNotContain("What happens", "what it is called");
  }

  @Test
  void typeWhoseClassFileTellsAll_isNotKept_butReplacesWhatWas() {
    for (Javac project : List.of(clean, build)) {
      project.write("shop/OrderStep.java", "package shop; public record OrderStep(String name) {}");
    }
    clean.compileAll();
    String kept = "META-INF/typewire/source/shop.OrderStep.json";
    assertThat(clean.classes().resolve(kept)).doesNotExist();
    assertThat(build.classes().resolve(kept)).exists();
    build.compileOnly("shop/OrderChannel.java", "shop/OrderStep.java");
    build.compileOnly("shop/AdminChannel.java");
    assertThat(build.contract()).isEqualTo(clean.contract());
    assertThat(build.contract().get("typewire/channels.ts")).doesNotContain("what it is called");
  }

  @Test
  void changedPayload_changesAllItsChannels() {
    String changed = PROJECT.get("shop/OrderStep.java").replace("String note", "Integer note");
    clean.write("shop/OrderStep.java", changed);
    build.write("shop/OrderStep.java", changed);
    build.compileOnly("shop/OrderStep.java", "shop/OrderChannel.java");
    assertThat(build.contract()).isEqualTo(clean.compileAll().contract());
  }

  @Test
  void strictNullability_isThatOfTheSourceToo() {
    String person =
        """
        package shop;

        import java.util.List;
        import org.jspecify.annotations.NonNull;

        public class Person extends Known<Integer> {
          public @NonNull String nick;
          public List<@NonNull String> names;
          public String other;
        }
        """;
    for (Javac project : List.of(clean, build)) {
      project.option("-Atypewire.ts.nullability=strict").write("shop/Person.java", person);
    }
    build.compileAll();
    build.compileOnly("shop/OrderChannel.java", "shop/Worker.java");
    assertThat(build.contract()).isEqualTo(clean.compileAll().contract());
    assertThat(build.contract().get("typewire/channels.ts"))
        .contains("nick: string;", "names: string[] | null;", "other: string | null;");
  }

  @Test
  void orderOfTheArguments_doesNotMatter() {
    List<String> reversed = new java.util.ArrayList<>(PROJECT.keySet());
    Collections.sort(reversed, Collections.reverseOrder());
    clean.compile(reversed, List.of());
    assertThat(clean.contract()).isEqualTo(build.contract());
    assertThat(clean.generatedJava()).isEqualTo(build.generatedJava());
  }

  @Test
  void encodingOfTheSources_isNotThatOfTheOutput() {
    Javac ascii = new Javac(folder.resolve("ascii")).option("-encoding", "US-ASCII");
    ascii.write(
        "shop/CafeChannel.java",
        """
        package shop;

        import dev.typewire.annotations.*;

        /** A caf\\u00e9. */
        @Channel("cafe")
        public interface CafeChannel {
          @Topic void note(String note);
        }
        """);
    ascii.compileAll();
    assertThat(ascii.contract().get("typewire/channels.ts")).contains("A café.");
  }

  @Test
  void earlierContractOfAnotherVersion_isNoHindrance() throws Exception {
    java.nio.file.Files.writeString(
        build.classes().resolve("META-INF/typewire/contract.json"), "[1, 2");
    build.compileOnly("shop/OrderChannel.java", "shop/AdminChannel.java");
    assertThat(build.contract()).isEqualTo(clean.compileAll().contract());
  }

  @Test
  void gradle_learnsWhichProcessorIsOfWhichKind() throws Exception {
    try (var in =
        getClass().getResourceAsStream("/META-INF/gradle/incremental.annotation.processors")) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines())
          .containsExactlyInAnyOrder(
              ChannelProcessor.class.getName() + ",isolating",
              ContractProcessor.class.getName() + ",aggregating",
              OptionsProcessor.class.getName() + ",isolating");
    }
  }

  @Test
  void javac_findsTheProcessors() {
    assertThat(java.util.ServiceLoader.load(javax.annotation.processing.Processor.class))
        .extracting(Object::getClass)
        .extracting(Class::getName)
        .contains(
            ChannelProcessor.class.getName(),
            ContractProcessor.class.getName(),
            OptionsProcessor.class.getName());
  }
}
