package dev.typewire.runtime;

import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.PropertyNamingStrategy;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a mapper writes payloads, in the words of the processor's {@code -Atypewire.json} options.
 *
 * <p>A contract records what it was compiled for; subscribers read what the mapper writes, so both
 * have to be the same.
 */
final class MapperSettings {
  private static final Map<String, String> DEFAULTS =
      Map.of("naming", "none", "inclusion", "ALWAYS", "dates", "iso", "enums", "toString");
  private static final Map<PropertyNamingStrategy, String> NAMINGS =
      Map.of(
          PropertyNamingStrategies.LOWER_CAMEL_CASE, "none",
          PropertyNamingStrategies.UPPER_CAMEL_CASE, "UPPER_CAMEL_CASE",
          PropertyNamingStrategies.SNAKE_CASE, "SNAKE_CASE",
          PropertyNamingStrategies.UPPER_SNAKE_CASE, "UPPER_SNAKE_CASE",
          PropertyNamingStrategies.LOWER_CASE, "LOWER_CASE",
          PropertyNamingStrategies.KEBAB_CASE, "KEBAB_CASE",
          PropertyNamingStrategies.LOWER_DOT_CASE, "LOWER_DOT_CASE");

  /** What no option of the processor stands for. */
  private static final Set<String> NO_OPTION =
      Set.of("inclusion=NON_DEFAULT", "inclusion=CUSTOM", "enums=index", "enums=lower case");

  private final Map<String, String> values = new TreeMap<>();

  MapperSettings(JsonMapper mapper) {
    SerializationConfig config = mapper.serializationConfig();
    values.put("naming", naming(config.getPropertyNamingStrategy()));
    values.put("inclusion", inclusion(config));
    values.put(
        "dates",
        mapper.isEnabled(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS) ? "timestamps" : "iso");
    values.put("enums", enums(mapper));
  }

  private static String naming(@Nullable PropertyNamingStrategy strategy) {
    if (strategy == null) {
      return "none";
    }
    // A strategy that was named by its class is another object than the constant.
    return NAMINGS.entrySet().stream()
        .filter(known -> known.getKey().getClass().equals(strategy.getClass()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(strategy.getClass().getName());
  }

  private static String inclusion(SerializationConfig config) {
    return switch (config.getDefaultPropertyInclusion().getValueInclusion()) {
      case USE_DEFAULTS -> "ALWAYS";
      case ALWAYS, NON_NULL, NON_ABSENT, NON_EMPTY, NON_DEFAULT, CUSTOM ->
          config.getDefaultPropertyInclusion().getValueInclusion().name();
    };
  }

  private static String enums(JsonMapper mapper) {
    if (mapper.isEnabled(EnumFeature.WRITE_ENUMS_USING_INDEX)) {
      return "index";
    }
    if (mapper.isEnabled(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)) {
      return "lower case";
    }
    return mapper.isEnabled(EnumFeature.WRITE_ENUMS_USING_TO_STRING) ? "toString" : "name";
  }

  /**
   * Refuses a contract that was compiled for other settings.
   *
   * @param settings those of the contract that are not Jackson 3's own
   * @throws MapperDiffersException if any differs
   */
  void check(JsonNode settings, URL contract) {
    List<String> differences = new ArrayList<>();
    List<String> options = new ArrayList<>();
    values.forEach(
        (key, ofMapper) -> {
          String ofContract = settings.path(key).asString(DEFAULTS.get(key));
          if (!ofContract.equals(ofMapper)) {
            differences.add(key + "=" + ofMapper + " (contract: " + ofContract + ")");
            if (hasOption(key, ofMapper)) {
              options.add("-Atypewire.json." + key + "=" + ofMapper);
            }
          }
        });
    if (!differences.isEmpty()) {
      // Some of the options would not be enough.
      boolean all = options.size() == differences.size();
      throw new MapperDiffersException(differences, all ? options : List.of(), contract);
    }
  }

  private static boolean hasOption(String key, String value) {
    return key.equals("naming")
        ? NAMINGS.containsValue(value)
        : !NO_OPTION.contains(key + "=" + value);
  }
}
