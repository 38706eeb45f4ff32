package dev.typewire.processor.differential;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;

/**
 * The JSON of a sample, and what Jackson knew when it wrote it.
 *
 * @param sample what was written
 * @param json the result
 * @param properties what stands where, for all that comes from a bean's property
 * @param byParent the same by the objects that have them
 */
record Written(
    Sample sample,
    JsonNode json,
    Map<JsonPointer, Property> properties,
    Map<JsonPointer, List<Property>> byParent) {
  Written(Sample sample, JsonNode json, Map<JsonPointer, Property> properties) {
    this(
        sample,
        json,
        properties,
        properties.entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    entry -> entry.getKey().head(),
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
  }

  /**
   * A bean's property.
   *
   * @param type the type that it is declared as, or is to be written as
   * @param alwaysThere whether no inclusion rule can leave it out
   * @param open whether its JSON can be anything
   * @param hasOtherKeys whether its bean has an any-getter
   */
  record Property(JavaType type, boolean alwaysThere, boolean open, boolean hasOtherKeys) {}

  @Nullable Property at(JsonPointer pointer) {
    return properties.get(pointer);
  }

  /** The properties right below an object. */
  List<Property> below(JsonPointer object) {
    return byParent.getOrDefault(object, List.of());
  }
}
