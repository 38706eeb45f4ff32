package dev.typewire.processor.emit.typescript;

import dev.typewire.processor.model.Property;
import dev.typewire.processor.model.TypeDefinition;
import dev.typewire.processor.model.TypeDefinition.AliasType;
import dev.typewire.processor.model.TypeDefinition.ObjectType;
import dev.typewire.processor.model.TypeShape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the property that tells the members of a union apart.
 *
 * @param definitions the module's types, by the names of the Java types
 * @param visible whether zod can look into the schema of a type
 */
record Discriminators(Map<String, TypeDefinition> definitions, Predicate<TypeDefinition> visible) {
  /** The property that each member has, with other values in each. */
  Optional<String> of(TypeShape.OneOf union) {
    List<Map<String, List<String>>> members = union.members().stream().map(this::literals).toList();
    return members.get(0).keySet().stream().filter(key -> tellsApart(key, members)).findFirst();
  }

  private static boolean tellsApart(String key, List<Map<String, List<String>>> members) {
    Set<String> seen = new HashSet<>();
    return members.stream()
        .map(member -> member.getOrDefault(key, List.of()))
        .allMatch(values -> !values.isEmpty() && values.stream().allMatch(seen::add));
  }

  /** The properties of an object that are one of some strings, with those strings. */
  private Map<String, List<String>> literals(TypeShape shape) {
    if (shape instanceof TypeShape.Members members) {
      return literals(members.properties());
    }
    if (shape instanceof TypeShape.OneOf union) {
      return of(union).map(key -> Map.of(key, values(union, key))).orElse(Map.of());
    }
    TypeDefinition type =
        shape instanceof TypeShape.Named named ? definitions.get(named.type()) : null;
    if (type == null || !visible.test(type)) {
      return Map.of();
    }
    if (type instanceof ObjectType object) {
      return literals(object.properties());
    }
    return type instanceof AliasType alias ? literals(alias.shape()) : Map.of();
  }

  private List<String> values(TypeShape.OneOf union, String key) {
    List<String> values = new ArrayList<>();
    union.members().forEach(m -> values.addAll(literals(m).getOrDefault(key, List.of())));
    return values;
  }

  private static Map<String, List<String>> literals(List<Property> properties) {
    Map<String, List<String>> found = new LinkedHashMap<>();
    for (Property property : properties) {
      List<TypeShape> choices =
          property.shape() instanceof TypeShape.OneOf oneOf
              ? oneOf.members()
              : List.of(property.shape());
      if (!property.optional() && choices.stream().allMatch(TypeShape.Literal.class::isInstance)) {
        found.put(
            property.name(),
            choices.stream().map(choice -> ((TypeShape.Literal) choice).value()).toList());
      }
    }
    return found;
  }
}
