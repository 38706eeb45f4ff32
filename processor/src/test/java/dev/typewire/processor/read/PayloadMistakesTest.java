package dev.typewire.processor.read;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static dev.typewire.processor.Compiling.compile;
import static dev.typewire.processor.Compiling.module;
import static dev.typewire.processor.Compiling.source;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonValue;
import com.google.testing.compile.Compilation;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.BitSet;
import java.util.Date;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What no JSON can hold is said once, on the member that has it. */
class PayloadMistakesTest {
  @Test
  void memberWithoutJson_isReportedOnItself() {
    JavaFileObject source =
        payload(
            """
            record OrderStep(
                String name,
                java.io.InputStream body) {}
            """);
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[PAYLOAD_OPAQUE] OrderStep.body is a java.io.InputStream")
        .inFile(source)
        .onLineContaining("java.io.InputStream body");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Thread", "Exception", "Throwable", "BitSet", "Runnable"})
  void platformTypeThatNobodyMadeForJson_isAnError(String type) {
    Compilation compilation = compile(payload("record OrderStep(%s held) {}".formatted(type)));
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining(
            "of which Jackson writes what its getters happen to give. Use a type of your own,"
                + " String or byte[], or leave it out with @JsonIgnore.");
  }

  @Test
  void bitSet_isWrittenAsWhatItsGettersGive() {
    record Held(BitSet held) {}
    BitSet bits = new BitSet();
    bits.set(3);
    assertThat(new JsonMapper().writeValueAsString(new Held(bits)))
        .isEqualTo("{\"held\":{\"empty\":false}}");
  }

  private static Stream<Arguments> valuesOfAnyKind() {
    record Comparables(Comparable<?> held) {}
    record Serializables(Serializable held) {}
    record Enums(Enum<?> held) {}
    record Records(Record held) {}
    record Cloneables(Cloneable held) {}
    return Stream.of(
        Arguments.of("Comparable<?>", new Comparables(1), new Comparables("a")),
        Arguments.of("java.io.Serializable", new Serializables(1), new Serializables("a")),
        Arguments.of("Enum<?>", new Enums(Month.MAY), new Enums(DayOfWeek.MONDAY)),
        Arguments.of("Record", new Records(new Code("a")), new Records(new Enums(Month.MAY))),
        Arguments.of("Cloneable", new Cloneables(new int[0]), new Cloneables(new Date(0))));
  }

  private record Code(@JsonValue String code) {}

  @ParameterizedTest
  @MethodSource
  void valuesOfAnyKind(String type, Object one, Object other) {
    JsonMapper mapper = new JsonMapper();
    assertThat(mapper.valueToTree(one).get("held").getNodeType())
        .isNotEqualTo(mapper.valueToTree(other).get("held").getNodeType());
    Compilation compilation = compile(payload("record OrderStep(%s held) {}".formatted(type)));
    assertThat(compilation).succeeded();
    assertThat(compilation).hadWarningCount(1);
    assertThat(compilation).hadWarningContaining("[PAYLOAD_UNMAPPED] OrderStep.held is a java.");
    assertThat(compilation)
        .hadWarningContaining(
            ", which values of any kind can be, so it is unknown to subscribers. Say what it is"
                + " with @TypeScript(\"...\") on it, or for all of its type with"
                + " -Atypewire.ts.types=java.");
    assertThat(module(compilation)).contains("held: unknown;");
  }

  @Test
  void payloadWithoutJson_isReportedOnTheParameter() {
    JavaFileObject source =
        source(
            "shop.OrderChannel",
            """
            @Channel("order")
            interface OrderChannel {
              @Topic void step(
                  Runnable step);
            }
            """);
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[PAYLOAD_OPAQUE] The payload of step() is a java.lang.Runnable")
        .inFile(source)
        .onLineContaining("Runnable step");
  }

  @Test
  void rawMember_isReportedOnItself() {
    JavaFileObject source =
        payload(
            """
            record OrderStep(
                String name,
                List output) {}
            """);
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[PAYLOAD_RAW] OrderStep.output is a raw java.util.List")
        .inFile(source)
        .onLineContaining("List output");
  }

  @Test
  void memberWithATypeVariableOfItsOwn_isReportedOnItself() {
    JavaFileObject source =
        payload(
            """
            class OrderStep {
              public <V> V getValue() { return null; }
            }
            """);
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[PAYLOAD_VARIABLE] OrderStep.getValue has the type variable V")
        .inFile(source)
        .onLineContaining("getValue()");
  }

  @Test
  void twoPropertiesOfOneName_areReportedOnTheSecond() {
    JavaFileObject source =
        payload(
            """
            record OrderStep(
                @JsonProperty("label") String name,
                @JsonProperty("label") String title) {}
            """);
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[PAYLOAD_PROPERTY_DUPLICATE] OrderStep has two properties named")
        .inFile(source)
        .onLineContaining("String title");
  }

  @Test
  void annotationThatIsNotMapped_isAWarningOnTheMember() {
    JavaFileObject source =
        payload(
            """
            record OrderStep(
                String name,
                @JsonRawValue String at) {}
            """);
    Compilation compilation = compile(source);
    assertThat(compilation).hadWarningCount(1);
    assertThat(compilation)
        .hadWarningContaining(
            "[PAYLOAD_UNMAPPED] OrderStep.at has @JsonRawValue, which says nothing of the JSON"
                + " that comes out, so it is unknown to subscribers. Say what it is with"
                + " @TypeScript(\"...\") on it, or for all of its type with"
                + " -Atypewire.ts.types=java.lang.String=<TypeScript type>.")
        .inFile(source)
        .onLineContaining("String at");
  }

  @Test
  void formatThatIsNotMapped_isAWarningOnTheMember() {
    JavaFileObject source =
        payload(
            """
            record OrderStep(
                @JsonFormat(with = JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED)
                List<String> lines) {}
            """);
    Compilation compilation = compile(source);
    assertThat(compilation).hadWarningCount(1);
    assertThat(compilation)
        .hadWarningContaining("[PAYLOAD_UNMAPPED] OrderStep.lines has @JsonFormat")
        .inFile(source)
        .onLineContaining("List<String> lines");
  }

  @Test
  void typeUnwrappedIntoItself_isAWarningOnTheMember() {
    JavaFileObject source =
        payload(
            """
            record OrderStep(
                String name,
                @JsonUnwrapped(prefix = "next") OrderStep next) {}
            """);
    Compilation compilation = compile(source);
    assertThat(compilation).hadWarningCount(1);
    assertThat(compilation)
        .hadWarningContaining("[PAYLOAD_UNMAPPED] OrderStep.next has @JsonUnwrapped")
        .inFile(source)
        .onLineContaining("OrderStep next");
  }

  @Test
  void renamingByAConstructorsParameterAlone_isWarnedOf() {
    JavaFileObject source =
        payload(
            """
            class OrderStep {
              OrderStep(
                  @JsonProperty("label") String name,
                  @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) int secret) {}
              public String getName() { return ""; }
              public int getSecret() { return 1; }
            }
            """);
    Compilation compilation = compile(source);
    assertThat(compilation).hadWarningCount(2);
    assertThat(compilation)
        .hadWarningContaining(
            "[PAYLOAD_PARAMETER_ALONE] OrderStep.name is renamed by an annotation on a constructor's"
                + " parameter alone, which Jackson heeds only in a class that was compiled with"
                + " -parameters. Put the annotation on the field or the getter.")
        .inFile(source)
        .onLineContaining("getName()");
    assertThat(compilation)
        .hadWarningContaining("OrderStep.secret is left out")
        .inFile(source)
        .onLineContaining("getSecret()");
  }

  @Test
  void constructorsParametersThatChangeNothing_areNotWarnedOf() {
    Compilation compilation =
        compile(
            payload(
                """
                class OrderStep {
                  OrderStep(@JsonProperty("name") String name, @JsonProperty("label") String text) {}
                  public String getName() { return ""; }
                  @JsonProperty("label") public String getText() { return ""; }
                }
                """));
    assertThat(compilation).succeededWithoutWarnings();
  }

  @Test
  void unwrappedPropertyOfATakenName_isReportedOnTheMember() {
    JavaFileObject source =
        payload(
            """
            record OrderStep(
                String name,
                @JsonUnwrapped Person person) {}
            record Person(String name) {}
            """);
    Compilation compilation = compile(source);
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining("[PAYLOAD_PROPERTY_DUPLICATE] OrderStep has two properties named")
        .inFile(source)
        .onLineContaining("Person person");
  }

  @Test
  void typeInfoOfAListOfLists_isAWarningOnTheMember() {
    JavaFileObject source =
        payload(
            """
            record OrderStep(
                @JsonTypeInfo(use = JsonTypeInfo.Id.NAME) List<List<Person>> persons) {}
            record Person(String name) {}
            """);
    Compilation compilation = compile(source);
    assertThat(compilation).hadWarningCount(1);
    assertThat(compilation)
        .hadWarningContaining("[PAYLOAD_UNMAPPED] OrderStep.persons has @JsonTypeInfo")
        .inFile(source)
        .onLineContaining("persons");
  }

  @Test
  void serializerOfItsOwn_isAWarningOnTheMember() {
    JavaFileObject source =
        payload(
            """
            abstract class Own extends tools.jackson.databind.ValueSerializer<String> {}
            record OrderStep(
                @tools.jackson.databind.annotation.JsonSerialize(using = Own.class) String name) {}
            """);
    Compilation compilation = compile(source);
    assertThat(compilation).hadWarningCount(1);
    assertThat(compilation)
        .hadWarningContaining("[PAYLOAD_UNMAPPED] OrderStep.name has @JsonSerialize")
        .inFile(source)
        .onLineContaining("String name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Map<String, Integer>", "Map.Entry<String, Integer>", "List<String>"})
  void containerAsAnObject_isAWarningOnTheProperty(String type) {
    Compilation compilation =
        compile(
            payload(
                "record OrderStep(@JsonFormat(shape = JsonFormat.Shape.POJO) %s held) {}"
                    .formatted(type)));
    assertThat(compilation).hadWarningCount(1);
    assertThat(compilation)
        .hadWarningContaining("[PAYLOAD_UNMAPPED] OrderStep.held has @JsonFormat");
  }

  @Test
  void typeScriptOfTheApplication_isTheWayOut() {
    assertThat(
            compile(
                payload(
                    """
                    record OrderStep(
                        @JsonRawValue @TypeScript("{ zip: string }") String address,
                        @TypeScript("string") java.io.InputStream body) {}
                    """)))
        .succeededWithoutWarnings();
  }

  @Test
  void typeThatIsNotMapped_isAWarningOnTheType() {
    JavaFileObject source =
        payload(
            """
            class Own extends tools.jackson.databind.PropertyNamingStrategy {}
            @tools.jackson.databind.annotation.JsonNaming(Own.class)
            record OrderStep(String code) {}
            """);
    Compilation compilation = compile(source);
    assertThat(compilation).hadWarningCount(1);
    assertThat(compilation)
        .hadWarningContaining("[PAYLOAD_UNMAPPED] OrderStep has @JsonNaming")
        .inFile(source)
        .onLineContaining("record OrderStep");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@JsonFilter(\"mine\")",
        "@tools.jackson.databind.annotation.JsonAppend("
            + "attrs = @tools.jackson.databind.annotation.JsonAppend.Attr(\"at\"))"
      })
  void typeWhosePropertiesDependOnTheMapper_isAWarningOnIt(String annotation) {
    JavaFileObject source = payload(annotation + "\nrecord OrderStep(String code) {}");
    Compilation compilation = compile(source);
    assertThat(compilation).hadWarningCount(1);
    assertThat(compilation)
        .hadWarningContaining("[PAYLOAD_UNMAPPED] OrderStep has @Json")
        .inFile(source)
        .onLineContaining("record OrderStep");
  }

  @Test
  void viewOfAProperty_isAWarningOnIt() {
    Compilation compilation =
        compile(
            payload(
                """
                record Inner(@JsonView(String.class) String a, String b) {}
                record OrderStep(@JsonApplyView(Integer.class) Inner inner) {}
                """));
    assertThat(compilation).hadWarningCount(1);
    assertThat(compilation)
        .hadWarningContaining("[PAYLOAD_UNMAPPED] OrderStep.inner has @JsonApplyView");
  }

  @Test
  void typeInfoWithIdsOfItsOwn_isAWarningOnTheTypesBelow() {
    JavaFileObject source =
        payload(
            """
            @JsonTypeInfo(use = JsonTypeInfo.Id.CUSTOM) interface Step {}
            record OrderStep(String code) implements Step {}
            """);
    Compilation compilation = compile(source);
    assertThat(compilation).hadWarningCount(1);
    assertThat(compilation)
        .hadWarningContaining("[PAYLOAD_UNMAPPED] OrderStep has @JsonTypeInfo")
        .inFile(source)
        .onLineContaining("record OrderStep");
  }

  @Test
  void ignoredMember_mayHaveNoJson() {
    assertThat(
            compile(
                payload("record OrderStep(String name, @JsonIgnore java.io.InputStream body) {}")))
        .succeededWithoutWarnings();
  }

  @Test
  void mistakeInAPayload_doesNotHideThatOfAnotherChannel() {
    JavaFileObject order = payload("record OrderStep(Runnable todo) {}");
    JavaFileObject admin =
        source(
            "shop.AdminChannel",
            """
            @Channel("admin")
            interface AdminChannel {
              @Topic void changed(Change change);
            }
            record Change(Thread by) {}
            """);
    Compilation compilation = compile(order, admin);
    assertThat(compilation).hadErrorCount(2);
    assertThat(compilation).hadErrorContaining("OrderStep.todo").inFile(order);
    assertThat(compilation).hadErrorContaining("Change.by").inFile(admin);
  }

  @Test
  void mistakeInAPayloadOfTwoChannels_isReportedOnce() {
    JavaFileObject order = payload("record OrderStep(Runnable todo) {}");
    JavaFileObject admin =
        source(
            "shop.AdminChannel",
            """
            @Channel("admin")
            interface AdminChannel {
              @Topic void changed(OrderStep step);
            }
            """);
    assertThat(compile(order, admin)).hadErrorCount(1);
  }

  private static JavaFileObject payload(String types) {
    return source(
        "shop.OrderChannel",
        """
        @Channel("order")
        interface OrderChannel {
          @Topic void step(OrderStep step);
        }
        """
            + types);
  }
}
