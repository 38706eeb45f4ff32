package dev.typewire.processor.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.typewire.processor.model.ChannelContract;
import dev.typewire.processor.model.ChannelModel;
import dev.typewire.processor.model.JsonSetting;
import dev.typewire.processor.model.JsonSettings;
import dev.typewire.processor.model.Nullability;
import dev.typewire.processor.model.TypeDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All channels of a compilation.
 *
 * @param format the version of this form of data
 * @param version changes with the contract itself: a hash of everything but documentation
 * @param settings how payloads are written, where it differs from Jackson 3's own settings
 * @param nullability what unannotated types were read as
 * @param channels sorted by their interfaces' names
 * @param types what the payloads reach, sorted by name
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Contract(
    int format,
    String version,
    Map<String, String> settings,
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Nullability.Default.class)
        Nullability nullability,
    List<ChannelContract> channels,
    List<TypeDefinition> types) {
  /** The newest format that this version reads and writes. */
  static final int FORMAT = 1;

  @SuppressWarnings("NullAway") // absent from JSON when empty
  public Contract {
    settings = settings == null ? Map.of() : Map.copyOf(settings);
    nullability = nullability == null ? Nullability.ANNOTATED : nullability;
    channels = channels == null ? List.of() : List.copyOf(channels);
    types = types == null ? List.of() : List.copyOf(types);
  }

  /** The contract of these channels. */
  public static Contract of(
      Collection<ChannelModel> models, JsonSettings json, Nullability nullability) {
    Map<String, String> settings = json.differing();
    List<ChannelContract> channels = new ArrayList<>();
    TreeMap<String, TypeDefinition> types = new TreeMap<>();
    for (ChannelModel model : models) {
      channels.add(model.contract());
      types.putAll(model.types());
    }
    channels.sort(Comparator.comparing(ChannelContract::type));
    Contract unversioned =
        new Contract(FORMAT, "", settings, nullability, channels, List.copyOf(types.values()));
    return new Contract(
        FORMAT,
        ContractJson.version(unversioned),
        settings,
        nullability,
        channels,
        unversioned.types());
  }

  /** The processor's options that decide what becomes of a Java type, with their values. */
  Map<String, String> options() {
    Map<String, String> options = new TreeMap<>();
    for (JsonSetting setting : JsonSetting.values()) {
      options.put(setting.option(), settings.getOrDefault(setting.key(), setting.choices().get(0)));
    }
    options.put(Nullability.OPTION, nullability.choice());
    return options;
  }

  /** The same without what no subscriber can tell apart. */
  Contract withoutDocs() {
    return new Contract(
        format,
        "",
        settings,
        Nullability.ANNOTATED,
        channels.stream().map(ChannelContract::withoutDocs).toList(),
        types.stream().map(TypeDefinition::withoutDocs).toList());
  }
}
