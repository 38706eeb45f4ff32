package dev.typewire.processor.truth;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.typewire.processor.Compiling;
import dev.typewire.processor.contract.Contract;
import dev.typewire.processor.contract.ContractJson;
import dev.typewire.processor.model.EnumConstant;
import dev.typewire.processor.model.JsonSetting;
import dev.typewire.processor.model.Property;
import dev.typewire.processor.model.TypeDefinition;
import dev.typewire.processor.model.TypeDefinition.EnumType;
import dev.typewire.processor.model.TypeDefinition.ObjectType;
import dev.typewire.processor.model.TypeShape;
import dev.typewire.processor.model.TypeShape.ScalarKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.PropertyNamingStrategy;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** The model tells the truth about mappers with other settings too, once it is told of them. */
class SettingsTruthTest {
  private static Contract compile(String... options) throws IOException {
    Path source =
        Path.of(
            System.getProperty("basedir", ""),
            "src/test/java",
            Settled.class.getName().replace('.', '/') + ".java");
    Compilation compilation =
        Compiling.compile(
            List.of(options),
            JavaFileObjects.forResource(source.toUri().toURL()),
            Compiling.source(
                "dev.typewire.processor.truth.SettledChannel",
                """
                @Channel("settled")
                interface SettledChannel {
                  @Topic void names(Settled.Names names);
                  @Topic void absences(Settled.Absences absences);
                  @Topic void times(Settled.Times times);
                  @Topic void enums(Settled.Enums enums);
                }
                """));
    assertThat(compilation).succeeded();
    return ContractJson.readContract(Compiling.contract(compilation)).orElseThrow();
  }

  private static TypeDefinition type(Contract contract, Class<?> type) {
    return contract.types().stream()
        .filter(definition -> definition.type().equals(type.getCanonicalName()))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Property> properties(Contract contract, Class<?> type) {
    return ((ObjectType) type(contract, type))
        .properties().stream().collect(Collectors.toMap(Property::name, p -> p));
  }

  private static JsonNode write(JsonMapper mapper, Object value) {
    return JsonMapper.builder().build().readTree(mapper.writeValueAsString(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPPER_CAMEL_CASE",
        "SNAKE_CASE",
        "UPPER_SNAKE_CASE",
        "LOWER_CASE",
        "KEBAB_CASE",
        "LOWER_DOT_CASE"
      })
  void naming_namesPropertiesAsJacksonDoes(String naming) throws Exception {
    Contract contract = compile("-Atypewire.json.naming=" + naming);
    assertThat(contract.settings()).containsExactly(Map.entry("naming", naming));
    Object strategy = PropertyNamingStrategies.class.getField(naming).get(null);
    JsonMapper mapper =
        JsonMapper.builder().propertyNamingStrategy((PropertyNamingStrategy) strategy).build();
    assertThat(properties(contract, Settled.Names.class).keySet())
        .isEqualTo(Set.copyOf(write(mapper, Settled.Names.value()).propertyNames()))
        .contains("ownName")
        .doesNotContain("orderId");
  }

  @ParameterizedTest
  @EnumSource(
      value = JsonInclude.Include.class,
      names = {"NON_NULL", "NON_ABSENT", "NON_EMPTY"})
  void inclusion_makesOptionalWhatJacksonLeavesOut(JsonInclude.Include inclusion)
      throws IOException {
    Contract contract = compile("-Atypewire.json.inclusion=" + inclusion);
    assertThat(contract.settings()).containsExactly(Map.entry("inclusion", inclusion.name()));
    JsonMapper mapper =
        JsonMapper.builder()
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(inclusion))
            .build();
    JsonNode json = write(mapper, Settled.Absences.value());
    Map<String, Property> properties = properties(contract, Settled.Absences.class);
    for (Property property : properties.values()) {
      // An empty text is left out where one that holds something is not.
      boolean mayBeMissing =
          !json.has(property.name())
              || (property.name().equals("text") && inclusion == JsonInclude.Include.NON_EMPTY);
      assertThat(property.optional()).as(property.name()).isEqualTo(mayBeMissing);
    }
    assertThat(properties.get("nothing").shape()).isNotInstanceOf(TypeShape.OrNull.class);
    assertThat(properties.get("always").shape()).isInstanceOf(TypeShape.OrNull.class);
  }

  @Test
  void datesAsTimestamps_areTheNumbersAndListsThatJacksonWrites() throws IOException {
    Contract contract = compile("-Atypewire.json.dates=timestamps");
    assertThat(contract.settings()).containsExactly(Map.entry("dates", "timestamps"));
    JsonMapper mapper =
        JsonMapper.builder().enable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS).build();
    JsonNode json = write(mapper, Settled.Times.value());
    properties(contract, Settled.Times.class)
        .forEach((name, property) -> assertFits(json.get(name), property.shape(), name));
    assertThat(json.get("instant").isNumber()).isTrue();
  }

  private static void assertFits(JsonNode json, TypeShape shape, String name) {
    if (shape instanceof TypeShape.ListOf list) {
      assertThat(json.isArray()).as(name).isTrue();
      json.forEach(element -> assertFits(element, list.element(), name));
    } else if (shape instanceof TypeShape.Scalar scalar) {
      assertThat(json.isNumber() ? ScalarKind.NUMBER : ScalarKind.STRING)
          .as(name)
          .isEqualTo(scalar.of());
    }
  }

  @Test
  void enumsByName_areTheirNamesWhateverTheySay() throws IOException {
    Contract contract = compile("-Atypewire.json.enums=name");
    assertThat(contract.settings()).containsExactly(Map.entry("enums", "name"));
    JsonMapper mapper =
        JsonMapper.builder().disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING).build();
    JsonNode json = write(mapper, Settled.Enums.value());
    EnumType spoken = (EnumType) type(contract, Settled.Spoken.class);
    assertThat(spoken.open()).isFalse();
    assertThat(spoken.constants().stream().map(EnumConstant::value))
        .containsExactly(json.get("loud").asString(), json.get("quiet").asString());
  }

  @Test
  void jacksonsOwnSettings_leaveTheContractAsItIsWithoutThem() throws IOException {
    Contract contract =
        compile(
            "-Atypewire.json.naming=none",
            "-Atypewire.json.inclusion=ALWAYS",
            "-Atypewire.json.dates=iso",
            "-Atypewire.json.enums=toString");
    assertThat(ContractJson.write(contract))
        .isEqualTo(ContractJson.write(compile()))
        .doesNotContain("settings");
  }

  @ParameterizedTest
  @EnumSource
  void unknownChoice_isReportedWithWhatThereIs(JsonSetting setting) {
    Compilation compilation =
        Compiling.compile(
            List.of("-Atypewire.json." + setting.key() + "=odd"),
            Compiling.source(
                "shop.OrderChannel",
                "@Channel(\"order\") interface OrderChannel { @Topic void step(String step); }"));
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation)
        .hadErrorContaining(
            "[OPTION_VALUE] -Atypewire.json."
                + setting.key()
                + "=odd is not one of "
                + String.join(", ", setting.choices())
                + ".");
  }
}
