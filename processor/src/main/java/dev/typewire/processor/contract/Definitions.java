package dev.typewire.processor.contract;

import dev.typewire.processor.model.Property;
import dev.typewire.processor.model.TypeDefinition;
import dev.typewire.processor.model.TypeDefinition.AliasType;
import dev.typewire.processor.model.TypeDefinition.EnumType;
import dev.typewire.processor.model.TypeDefinition.ObjectType;
import dev.typewire.processor.model.TypeShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The named types of one contract, as they are where they are used. */
final class Definitions {
  /** Any string. */
  static final TypeShape TEXT =
      new TypeShape.Scalar(TypeShape.ScalarKind.STRING, "java.lang.String");

  private final Map<String, TypeDefinition> byName = new HashMap<>();

  Definitions(List<TypeDefinition> definitions) {
    definitions.forEach(definition -> byName.put(definition.type(), definition));
  }

  /**
   * A shape that is no other name of another one, and whether it can be null.
   *
   * @param shape never an alias, an {@code OrNull} or a type without a definition
   * @param nullable whether null can stand there too
   */
  record Plain(TypeShape shape, boolean nullable) {}

  Plain plain(TypeShape shape) {
    if (shape instanceof TypeShape.OrNull orNull) {
      return new Plain(plain(orNull.type()).shape(), true);
    }
    if (!(shape instanceof TypeShape.Named named)) {
      return new Plain(shape, false);
    }
    TypeDefinition definition = byName.get(named.type());
    if (definition == null) {
      return new Plain(new TypeShape.Anything(), false);
    }
    if (definition instanceof AliasType alias) {
      return plain(substitute(alias.shape(), arguments(alias.parameters(), named)));
    }
    boolean anyText = definition instanceof EnumType type && type.open();
    return new Plain(anyText ? TEXT : shape, false);
  }

  /** The definition of a plain named shape. */
  TypeDefinition definition(TypeShape.Named named) {
    TypeDefinition definition = byName.get(named.type());
    if (definition == null) {
      throw new IllegalArgumentException("No definition of " + named.type());
    }
    return definition;
  }

  /** An object's properties, with the type arguments that it has there. */
  List<Property> properties(ObjectType type, TypeShape.Named named) {
    Map<String, TypeShape> arguments = arguments(type.parameters(), named);
    return substituteIn(type.properties(), arguments);
  }

  /** What other keys of an object lead to, with the type arguments that it has there. */
  @Nullable TypeShape rest(ObjectType type, TypeShape.Named named) {
    return substituteRest(type.rest(), arguments(type.parameters(), named));
  }

  /** The properties of an object as one place has it. */
  List<Property> properties(TypeShape.Reshaped reshaped) {
    List<Property> properties = new ArrayList<>(reshaped.with());
    if (byName.get(reshaped.type().type()) instanceof ObjectType type) {
      properties(type, reshaped.type()).stream()
          .filter(property -> !reshaped.without().contains(property.name()))
          .forEach(properties::add);
    }
    return properties;
  }

  private static @Nullable TypeShape substituteRest(
      @Nullable TypeShape rest, Map<String, TypeShape> arguments) {
    return rest == null ? null : substitute(rest, arguments);
  }

  private static List<Property> substituteIn(
      List<Property> properties, Map<String, TypeShape> arguments) {
    return properties.stream()
        .map(
            p ->
                new Property(
                    p.name(), substitute(p.shape(), arguments), p.optional(), p.checks(), p.doc()))
        .toList();
  }

  private static TypeShape.Named substituteNamed(
      TypeShape.Named named, Map<String, TypeShape> arguments) {
    return new TypeShape.Named(named.type(), substituteAll(named.arguments(), arguments));
  }

  private static List<TypeShape> substituteAll(
      List<TypeShape> shapes, Map<String, TypeShape> arguments) {
    return shapes.stream().map(shape -> substitute(shape, arguments)).toList();
  }

  private static Map<String, TypeShape> arguments(List<String> parameters, TypeShape.Named named) {
    Map<String, TypeShape> arguments = new HashMap<>();
    for (int i = 0; i < Math.min(parameters.size(), named.arguments().size()); i++) {
      arguments.put(parameters.get(i), named.arguments().get(i));
    }
    return arguments;
  }

  private static TypeShape substitute(TypeShape shape, Map<String, TypeShape> arguments) {
    if (shape instanceof TypeShape.Variable variable) {
      return arguments.getOrDefault(variable.name(), new TypeShape.Anything());
    }
    if (shape instanceof TypeShape.OrNull orNull) {
      return new TypeShape.OrNull(substitute(orNull.type(), arguments));
    }
    if (shape instanceof TypeShape.ListOf list) {
      return new TypeShape.ListOf(substitute(list.element(), arguments));
    }
    if (shape instanceof TypeShape.MapOf map) {
      return new TypeShape.MapOf(
          substitute(map.key(), arguments), substitute(map.value(), arguments));
    }
    if (shape instanceof TypeShape.Named named) {
      return substituteNamed(named, arguments);
    }
    if (shape instanceof TypeShape.Reshaped reshaped) {
      return new TypeShape.Reshaped(
          substituteNamed(reshaped.type(), arguments),
          reshaped.without(),
          substituteIn(reshaped.with(), arguments));
    }
    if (shape instanceof TypeShape.Tuple tuple) {
      return new TypeShape.Tuple(substituteAll(tuple.elements(), arguments));
    }
    if (shape instanceof TypeShape.OneOf oneOf) {
      return new TypeShape.OneOf(substituteAll(oneOf.members(), arguments));
    }
    if (shape instanceof TypeShape.Members members) {
      return new TypeShape.Members(
          substituteIn(members.properties(), arguments), substituteRest(members.rest(), arguments));
    }
    return shape;
  }
}
