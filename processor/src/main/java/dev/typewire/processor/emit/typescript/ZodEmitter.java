package dev.typewire.processor.emit.typescript;

import dev.typewire.processor.contract.Contract;
import dev.typewire.processor.model.Check;
import dev.typewire.processor.model.Check.Part;
import dev.typewire.processor.model.Property;
import dev.typewire.processor.model.TypeDefinition;
import dev.typewire.processor.model.TypeDefinition.AliasType;
import dev.typewire.processor.model.TypeDefinition.EnumType;
import dev.typewire.processor.model.TypeDefinition.ObjectType;
import dev.typewire.processor.model.TypeShape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes a zod schema for each type of the module.
 *
 * <p>A schema stands behind those that it uses. Where types lead back to themselves, one of them is
 * used before it is there, through {@code z.lazy}; TypeScript cannot infer such a type, so that
 * schema says which it has. So do generic ones, which are functions of their arguments' schemas.
 */
final class ZodEmitter {
  private final TsNames names;
  private final TsTypes types;
  private final Map<String, TypeDefinition> definitions = new HashMap<>();
  private final List<TypeDefinition> inOrder;
  private final Set<String> begun = new HashSet<>();
  private final Set<String> done = new HashSet<>();
  private final Set<String> declared = new HashSet<>();
  private final List<String> lines = new ArrayList<>();
  private final Discriminators discriminators;

  ZodEmitter(Contract contract, TsNames names, TsTypes types) {
    this.names = names;
    this.types = types;
    contract.types().forEach(type -> definitions.put(type.type(), type));
    discriminators = new Discriminators(definitions, this::isInferred);
    // A union in front: then it is the one that says its type, and its members can be told apart.
    inOrder =
        contract.types().stream()
            .sorted(
                Comparator.comparing((TypeDefinition type) -> !isUnion(type))
                    .thenComparing(type -> names.type(type.type())))
            .toList();
  }

  private static boolean isUnion(TypeDefinition type) {
    return type instanceof AliasType alias && alias.shape() instanceof TypeShape.OneOf;
  }

  /** The lines of all schemas. */
  List<String> definitions() {
    inOrder.forEach(this::define);
    return lines;
  }

  /** The schema of a topic's payload. */
  String payload(TypeShape shape) {
    return of(shape, List.of(), Map.of());
  }

  private void define(TypeDefinition type) {
    if (begun.add(type.type())) {
      List<String> parameters = type.parameters();
      Map<String, String> arguments = names.locals(parameters);
      List<String> body = body(type, arguments);
      done.add(type.type());
      String name = names.schema(type.type());
      lines.add("");
      if (parameters.isEmpty()) {
        String annotation = saysItsType(type) ? ": z.ZodType<" + names.type(type.type()) + ">" : "";
        wrap("export const " + name + annotation + " = ", body, "", ";");
      } else {
        lines.add("export function " + name + signature(type, parameters, arguments) + " {");
        wrap("  return ", body, "  ", ";");
        lines.add("}");
      }
    }
  }

  private void wrap(String before, List<String> body, String indent, String after) {
    for (int i = 0; i < body.size(); i++) {
      lines.add((i == 0 ? before : indent) + body.get(i) + (i == body.size() - 1 ? after : ""));
    }
  }

  private String signature(
      TypeDefinition type, List<String> parameters, Map<String, String> arguments) {
    String list =
        parameters.stream().map(names::variable).collect(Collectors.joining(", ", "<", ">"));
    return list
        + parameters.stream()
            .map(
                parameter ->
                    arguments.get(parameter) + ": z.ZodType<" + names.variable(parameter) + ">")
            .collect(Collectors.joining(", ", "(", ")"))
        + ": z.ZodType<"
        + names.type(type.type())
        + list
        + ">";
  }

  /** Whether zod infers no type, or another one than the module has. */
  private boolean saysItsType(TypeDefinition type) {
    return declared.contains(type.type())
        || (type instanceof ObjectType object && object.rest() != null);
  }

  private boolean isInferred(TypeDefinition type) {
    return done.contains(type.type()) && !saysItsType(type) && type.parameters().isEmpty();
  }

  private List<String> body(TypeDefinition type, Map<String, String> arguments) {
    if (type instanceof ObjectType object) {
      TypeShape rest = object.rest();
      String others = rest == null ? "" : ".catchall(" + of(rest, arguments) + ")";
      if (object.properties().isEmpty()) {
        return List.of("z.object({})" + others);
      }
      List<String> body = new ArrayList<>(List.of("z.object({"));
      for (Property property : object.properties()) {
        ZodChecks.unchecked(property.checks()).forEach(line -> body.add("  " + line));
        body.add("  " + member(property, arguments) + ",");
      }
      body.add("})" + others);
      return body;
    }
    if (type instanceof AliasType alias) {
      return List.of(of(alias.shape(), arguments));
    }
    EnumType constants = (EnumType) type;
    return List.of(constants.open() ? "z.string()" : constants(constants));
  }

  private static String constants(EnumType type) {
    return type.constants().isEmpty()
        ? "z.never()"
        : type.constants().stream()
            .map(constant -> TsText.quote(constant.value()))
            .collect(Collectors.joining(", ", "z.enum([", "])"));
  }

  private String member(Property property, Map<String, String> arguments) {
    String key =
        property.name().equals("__proto__") ? "[\"__proto__\"]" : TsText.key(property.name());
    return key
        + ": "
        + of(property.shape(), property.checks(), arguments)
        + (property.optional() ? ".exactOptional()" : "");
  }

  private String of(TypeShape shape, Map<String, String> arguments) {
    return of(shape, List.of(), arguments);
  }

  private List<String> all(List<TypeShape> shapes, Map<String, String> arguments) {
    return shapes.stream().map(shape -> of(shape, arguments)).toList();
  }

  /** The schema of a shape whose values promise this, with the schemas of the type's variables. */
  private String of(TypeShape shape, List<Check> checks, Map<String, String> arguments) {
    if (shape instanceof TypeShape.OrNull orNull) {
      if (orNull.type() instanceof TypeShape.Nothing) {
        return "z.null()";
      }
      String present = of(orNull.type(), checks, arguments);
      return present.equals("z.unknown()") ? present : present + ".nullable()";
    }
    List<Check> own = checks.stream().filter(check -> check.at().isEmpty()).toList();
    if (shape instanceof TypeShape.Scalar scalar) {
      String plain =
          switch (scalar.of()) {
            case STRING -> ZodChecks.string(own);
            case NUMBER -> "z.number()";
            case BOOLEAN -> "z.boolean()";
          };
      return plain + ZodChecks.calls(own, shape);
    }
    if (shape instanceof TypeShape.ListOf list) {
      return "z.array("
          + of(list.element(), inside(Part.ELEMENT, checks), arguments)
          + ")"
          + ZodChecks.calls(own, shape);
    }
    if (shape instanceof TypeShape.MapOf map) {
      return record(map, checks, arguments) + ZodChecks.calls(own, shape);
    }
    if (shape instanceof TypeShape.Named named) {
      return reference(named, arguments);
    }
    if (shape instanceof TypeShape.Variable variable) {
      return arguments.getOrDefault(variable.name(), "z.unknown()");
    }
    if (shape instanceof TypeShape.Tuple tuple) {
      return "z.tuple([" + String.join(", ", all(tuple.elements(), arguments)) + "])";
    }
    if (shape instanceof TypeShape.Members members) {
      return members(members, arguments);
    }
    if (shape instanceof TypeShape.Reshaped reshaped) {
      return reshaped(reshaped, arguments);
    }
    if (shape instanceof TypeShape.Literal literal) {
      return "z.literal(" + TsText.quote(literal.value()) + ")";
    }
    if (shape instanceof TypeShape.Verbatim verbatim) {
      return "z.custom<" + verbatim.text() + ">()";
    }
    if (shape instanceof TypeShape.OneOf oneOf) {
      return union(oneOf, arguments);
    }
    return shape instanceof TypeShape.Nothing ? "z.never()" : "z.unknown()";
  }

  private String members(TypeShape.Members members, Map<String, String> arguments) {
    TypeShape rest = members.rest();
    if (members.properties().isEmpty() && rest == null) {
      return "z.record(z.string(), z.never())";
    }
    String object = object(members.properties(), arguments);
    return rest == null
        ? object
        : saying(members, object + ".catchall(" + of(rest, arguments) + ")");
  }

  private String object(List<Property> properties, Map<String, String> arguments) {
    return properties.stream()
        .map(property -> member(property, arguments))
        .collect(Collectors.joining(", ", "z.object({ ", " })"));
  }

  /** What zod would infer another type for than the module has. */
  private String saying(TypeShape shape, String schema) {
    return "(" + schema + " as z.ZodType<" + types.of(shape).text() + ">)";
  }

  /** Only a schema whose type is inferred can lack some of its properties and get others. */
  private String reshaped(TypeShape.Reshaped reshaped, Map<String, String> arguments) {
    String schema = of(reshaped.type(), arguments);
    TypeDefinition type = definitions.get(reshaped.type().type());
    if (type == null || !isInferred(type)) {
      return "z.custom<" + types.of(reshaped).text() + ">()";
    }
    if (!reshaped.without().isEmpty()) {
      schema +=
          reshaped.without().stream()
              .map(name -> TsText.key(name) + ": true")
              .collect(Collectors.joining(", ", ".omit({ ", " })"));
    }
    if (!reshaped.with().isEmpty()) {
      schema += ".extend(" + object(reshaped.with(), arguments) + ".shape)";
    }
    return saying(reshaped, schema);
  }

  private static List<Check> inside(Part part, List<Check> checks) {
    return checks.stream()
        .filter(check -> !check.at().isEmpty() && check.at().get(0) == part)
        .map(Check::inside)
        .toList();
  }

  /** A map need not hold every key of an enum. Any other key is a string in JSON. */
  private String record(TypeShape.MapOf map, List<Check> checks, Map<String, String> arguments) {
    String value = of(map.value(), inside(Part.VALUE, checks), arguments);
    if (map.key() instanceof TypeShape.Named key
        && definitions.get(key.type()) instanceof EnumType constants
        && !constants.open()) {
      return "z.partialRecord(" + of(key, arguments) + ", " + value + ")";
    }
    List<Check> ofKeys = inside(Part.KEY, checks);
    return "z.record("
        + ZodChecks.string(ofKeys)
        + ZodChecks.calls(ofKeys, map.key())
        + ", "
        + value
        + ")";
  }

  private String reference(TypeShape.Named named, Map<String, String> arguments) {
    TypeDefinition type = definitions.get(named.type());
    if (type == null) {
      return "z.unknown()";
    }
    define(type);
    String schema = names.schema(named.type());
    if (!type.parameters().isEmpty()) {
      schema += "(" + String.join(", ", all(named.arguments(), arguments)) + ")";
    }
    if (done.contains(named.type())) {
      return schema;
    }
    declared.add(named.type());
    return "z.lazy(() => " + schema + ")";
  }

  private String union(TypeShape.OneOf oneOf, Map<String, String> arguments) {
    if (oneOf.members().stream().allMatch(TypeShape.Literal.class::isInstance)) {
      return oneOf.members().stream()
          .map(member -> TsText.quote(((TypeShape.Literal) member).value()))
          .collect(Collectors.joining(", ", "z.literal([", "])"));
    }
    List<String> members = all(widestFirst(oneOf.members()), arguments);
    if (members.contains("z.unknown()")) {
      return "z.unknown()";
    }
    String list = "[" + String.join(", ", members) + "])";
    return discriminators
        .of(oneOf)
        .map(key -> "z.discriminatedUnion(" + TsText.quote(key) + ", " + list)
        .orElse("z.union(" + list);
  }

  /** The first that fits wins and leaves out what it does not know. */
  private List<TypeShape> widestFirst(List<TypeShape> members) {
    return members.stream().sorted(Comparator.comparing(this::width).reversed()).toList();
  }

  /** How many properties an object has at most; none for what is no object. */
  private int width(TypeShape shape) {
    if (shape instanceof TypeShape.Members members) {
      return members.properties().size();
    }
    if (shape instanceof TypeShape.OneOf oneOf) {
      return oneOf.members().stream().mapToInt(this::width).max().orElse(0);
    }
    TypeDefinition type =
        shape instanceof TypeShape.Named named ? definitions.get(named.type()) : null;
    if (type instanceof ObjectType object) {
      return object.properties().size();
    }
    return type instanceof AliasType alias && isUnion(type) ? width(alias.shape()) : 0;
  }
}
