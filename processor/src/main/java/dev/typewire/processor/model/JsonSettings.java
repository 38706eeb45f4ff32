package dev.typewire.processor.model;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the runtime's mapper writes payloads, as far as types depend on it.
 *
 * @param values a choice for each setting
 */
public record JsonSettings(Map<JsonSetting, String> values) {
  public JsonSettings {
    values = Map.copyOf(values);
  }

  /** What the processor's options say; Jackson 3's own where they say nothing that can be. */
  public static JsonSettings of(Map<String, String> options) {
    Map<JsonSetting, String> values = new EnumMap<>(JsonSetting.class);
    for (JsonSetting setting : JsonSetting.values()) {
      String value = options.get(setting.option());
      boolean known = value != null && setting.choices().contains(value);
      values.put(setting, known ? value : setting.choices().get(0));
    }
    return new JsonSettings(values);
  }

  /** The choice for a setting. */
  public String get(JsonSetting setting) {
    return values.getOrDefault(setting, setting.choices().get(0));
  }

  /** Whether this is the choice for a setting. */
  public boolean is(JsonSetting setting, String value) {
    return get(setting).equals(value);
  }

  /** What is not Jackson 3's own, by the settings' keys. */
  public Map<String, String> differing() {
    Map<String, String> differing = new TreeMap<>();
    values.forEach(
        (setting, value) -> {
          if (!value.equals(setting.choices().get(0))) {
            differing.put(setting.key(), value);
          }
        });
    return differing;
  }
}
