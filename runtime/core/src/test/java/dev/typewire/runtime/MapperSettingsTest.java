package dev.typewire.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.PropertyNamingStrategy;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** A mapper and a contract that do not belong together never start. */
class MapperSettingsTest {
  private static final String DEFAULTS = "{}";

  @TempDir private Path classPath;

  private void start(JsonMapper mapper, String settings) throws IOException {
    Path file = classPath.resolve(DeployedContract.RESOURCE);
    Files.createDirectories(file.getParent());
    Files.writeString(
        file, "{\"format\": 1, \"version\": \"c0a590592b11\", \"settings\": " + settings + "}");
    URLClassLoader loader = new URLClassLoader(new URL[] {classPath.toUri().toURL()}, null);
    Realtime.builder().contractFrom(loader).mapper(mapper).build().close();
  }

  private static JsonMapper naming(PropertyNamingStrategy strategy) {
    return JsonMapper.builder().propertyNamingStrategy(strategy).build();
  }

  private static JsonMapper inclusion(Include inclusion) {
    return JsonMapper.builder()
        .changeDefaultPropertyInclusion(value -> value.withValueInclusion(inclusion))
        .build();
  }

  static Stream<Arguments> settings() {
    return Stream.of(
        arguments("naming", "none", naming(PropertyNamingStrategies.LOWER_CAMEL_CASE)),
        arguments("naming", "UPPER_CAMEL_CASE", naming(PropertyNamingStrategies.UPPER_CAMEL_CASE)),
        arguments("naming", "SNAKE_CASE", naming(PropertyNamingStrategies.SNAKE_CASE)),
        arguments("naming", "SNAKE_CASE", naming(new PropertyNamingStrategies.SnakeCaseStrategy())),
        arguments("naming", "UPPER_SNAKE_CASE", naming(PropertyNamingStrategies.UPPER_SNAKE_CASE)),
        arguments("naming", "LOWER_CASE", naming(PropertyNamingStrategies.LOWER_CASE)),
        arguments("naming", "KEBAB_CASE", naming(PropertyNamingStrategies.KEBAB_CASE)),
        arguments("naming", "LOWER_DOT_CASE", naming(PropertyNamingStrategies.LOWER_DOT_CASE)),
        arguments("inclusion", "ALWAYS", inclusion(Include.ALWAYS)),
        arguments("inclusion", "NON_NULL", inclusion(Include.NON_NULL)),
        arguments("inclusion", "NON_ABSENT", inclusion(Include.NON_ABSENT)),
        arguments("inclusion", "NON_EMPTY", inclusion(Include.NON_EMPTY)),
        arguments(
            "dates",
            "timestamps",
            JsonMapper.builder().enable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS).build()),
        arguments(
            "enums",
            "name",
            JsonMapper.builder().disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING).build()));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void mapperWithTheContractsSettings_starts(String key, String value, JsonMapper mapper) {
    assertThatCode(() -> start(mapper, "{\"%s\": \"%s\"}".formatted(key, value)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("settings")
  void mapperWithOtherSettings_isRefused(String key, String value, JsonMapper mapper) {
    String other = "{\"%s\": \"other\"}".formatted(key);
    assertThatThrownBy(() -> start(mapper, other))
        .isInstanceOf(MapperDiffersException.class)
        .hasMessageContaining(key + "=" + value + " (contract: other)")
        .hasMessageContaining("-Atypewire.json." + key + "=" + value);
  }

  static Stream<Arguments> noOptionsSettings() {
    return Stream.of(
        arguments("inclusion=NON_DEFAULT", inclusion(Include.NON_DEFAULT)),
        arguments(
            "enums=index",
            JsonMapper.builder().enable(EnumFeature.WRITE_ENUMS_USING_INDEX).build()),
        arguments(
            "enums=lower case",
            JsonMapper.builder().enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE).build()),
        arguments("naming=" + Own.class.getName(), naming(new Own())));
  }

  @SuppressWarnings("serial")
  static final class Own extends PropertyNamingStrategy {}

  @ParameterizedTest
  @MethodSource("noOptionsSettings")
  void mapperThatNoContractCanBeFor_isRefused(String difference, JsonMapper mapper) {
    assertThatThrownBy(() -> start(mapper, DEFAULTS))
        .hasMessageContaining(difference + " (")
        .hasMessageContaining(". Give Realtime.builder().mapper(…) one with the settings of the");
  }

  @Test
  void refusal_namesBothSidesOfAllDifferencesAndTheWayOut() {
    JsonMapper mapper =
        JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    MapperDiffersException refusal =
        catchThrowableOfType(MapperDiffersException.class, () -> start(mapper, DEFAULTS));
    assertThat(refusal.code()).isEqualTo("MAPPER_DIFFERS");
    assertThat(refusal.retryable()).isFalse();
    assertThat(refusal.detail())
        .startsWith(
            "the mapper writes dates=timestamps (contract: iso), naming=SNAKE_CASE (contract:"
                + " none), so pages would get other JSON than their types say. Compile the channels"
                + " with -Atypewire.json.dates=timestamps -Atypewire.json.naming=SNAKE_CASE, or"
                + " give Realtime.builder().mapper(…) one with the settings of the contract in file:")
        .endsWith("META-INF/typewire/contract.json.");
  }

  @Test
  void anyMapper_startsWithoutAContract() {
    ClassLoader nothing = new URLClassLoader(new URL[0], null);
    assertThatCode(
            () ->
                Realtime.builder()
                    .contractFrom(nothing)
                    .mapper(naming(PropertyNamingStrategies.SNAKE_CASE))
                    .build()
                    .close())
        .doesNotThrowAnyException();
  }
}
