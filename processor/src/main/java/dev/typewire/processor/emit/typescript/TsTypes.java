package dev.typewire.processor.emit.typescript;

import dev.typewire.processor.contract.Contract;
import dev.typewire.processor.model.Property;
import dev.typewire.processor.model.TypeDefinition;
import dev.typewire.processor.model.TypeShape;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Maps what a payload looks like as JSON to the TypeScript type that accepts just that. */
final class TsTypes {
  private final TsNames names;
  private final Map<String, TypeDefinition> definitions = new HashMap<>();

  TsTypes(Contract contract, TsNames names) {
    this.names = names;
    contract.types().forEach(type -> definitions.put(type.type(), type));
  }

  TsType of(TypeShape shape) {
    if (shape instanceof TypeShape.Scalar scalar) {
      return switch (scalar.of()) {
        case STRING -> TsType.Keyword.STRING;
        case NUMBER -> TsType.Keyword.NUMBER;
        case BOOLEAN -> TsType.Keyword.BOOLEAN;
      };
    }
    if (shape instanceof TypeShape.Named named) {
      return new TsType.Reference(names.type(named.type()), all(named.arguments()));
    }
    if (shape instanceof TypeShape.Variable variable) {
      return new TsType.Reference(names.variable(variable.name()), List.of());
    }
    if (shape instanceof TypeShape.ListOf list) {
      return new TsType.ArrayOf(of(list.element()));
    }
    if (shape instanceof TypeShape.Tuple tuple) {
      return new TsType.TupleOf(all(tuple.elements()));
    }
    if (shape instanceof TypeShape.MapOf map) {
      return mapOf(map);
    }
    if (shape instanceof TypeShape.Members members) {
      return new TsType.Members(
          members.properties().stream().map(this::member).toList(),
          rest(members.properties(), members.rest()));
    }
    if (shape instanceof TypeShape.Reshaped reshaped) {
      return reshaped(reshaped);
    }
    if (shape instanceof TypeShape.Literal literal) {
      return new TsType.Literals(List.of(literal.value()));
    }
    if (shape instanceof TypeShape.Verbatim verbatim) {
      return new TsType.Verbatim(verbatim.text());
    }
    if (shape instanceof TypeShape.OneOf oneOf) {
      return union(all(oneOf.members()));
    }
    if (shape instanceof TypeShape.OrNull orNull) {
      if (orNull.type() instanceof TypeShape.Nothing) {
        return TsType.Keyword.NULL;
      }
      return union(List.of(of(orNull.type()), TsType.Keyword.NULL));
    }
    return shape instanceof TypeShape.Nothing ? TsType.Keyword.NEVER : TsType.Keyword.UNKNOWN;
  }

  /**
   * What all keys of an object lead to that has others than the known ones: TypeScript wants the
   * known properties to fit there too.
   */
  @Nullable TsType rest(List<Property> properties, @Nullable TypeShape rest) {
    if (rest == null) {
      return null;
    }
    Set<TsType> values = new LinkedHashSet<>();
    addAlternatives(of(rest), values);
    properties.forEach(property -> addAlternatives(of(property.shape()), values));
    if (properties.stream().anyMatch(Property::optional)) {
      values.add(TsType.Keyword.UNDEFINED);
    }
    return values.size() == 1 ? of(rest) : union(List.copyOf(values));
  }

  private TsType reshaped(TypeShape.Reshaped reshaped) {
    TsType with = new TsType.Members(reshaped.with().stream().map(this::member).toList(), null);
    if (definitions.get(reshaped.type().type()) instanceof TypeDefinition.ObjectType object
        && object.isEmpty()) {
      return with;
    }
    TsType type = of(reshaped.type());
    if (!reshaped.without().isEmpty()) {
      type = new TsType.Reference("Omit", List.of(type, new TsType.Literals(reshaped.without())));
    }
    if (reshaped.with().isEmpty()) {
      return type;
    }
    return new TsType.Intersection(List.of(with, type));
  }

  private static void addAlternatives(TsType type, Set<TsType> alternatives) {
    if (type instanceof TsType.Union union) {
      union.members().forEach(member -> addAlternatives(member, alternatives));
    } else {
      alternatives.add(type);
    }
  }

  private List<TsType> all(List<TypeShape> shapes) {
    return shapes.stream().map(this::of).toList();
  }

  private TsType.Member member(Property property) {
    return new TsType.Member(property.name(), property.optional(), of(property.shape()));
  }

  /** What is unknown stays so, whatever else it may be. */
  private static TsType union(List<TsType> members) {
    return members.contains(TsType.Keyword.UNKNOWN)
        ? TsType.Keyword.UNKNOWN
        : new TsType.Union(members);
  }

  /** A map need not hold every key of an enum, so such a record is partial. */
  private TsType mapOf(TypeShape.MapOf map) {
    TsType value = of(map.value());
    if (map.key() instanceof TypeShape.Named key
        && definitions.get(key.type()) instanceof TypeDefinition.EnumType constants
        && !constants.open()) {
      return new TsType.Reference(
          "Partial", List.of(new TsType.Reference("Record", List.of(of(key), value))));
    }
    return new TsType.Reference("Record", List.of(TsType.Keyword.STRING, value));
  }

  TsType ofEnum(TypeDefinition.EnumType type) {
    return type.open()
        ? TsType.Keyword.STRING
        : new TsType.Literals(type.constants().stream().map(c -> c.value()).toList());
  }

  /** Whether values of this type are JSON objects with known keys. */
  boolean isObject(TypeShape shape) {
    return shape instanceof TypeShape.Named named
        && definitions.get(named.type()) instanceof TypeDefinition.ObjectType;
  }
}
