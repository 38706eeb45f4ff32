package dev.typewire.processor.contract;

import dev.typewire.processor.model.EnumConstant;
import dev.typewire.processor.model.TypeDefinition.EnumType;
import dev.typewire.processor.model.TypeShape;
import java.util.Locale;
import java.util.stream.Collectors;

/** How messages call a shape: nearly as TypeScript has it. */
final class ShapeText {
  private final Definitions definitions;

  ShapeText(Definitions definitions) {
    this.definitions = definitions;
  }

  String of(TypeShape shape) {
    Definitions.Plain plain = definitions.plain(shape);
    return ofPlain(plain.shape()) + (plain.nullable() ? " | null" : "");
  }

  private String ofPlain(TypeShape shape) {
    if (shape instanceof TypeShape.Scalar scalar) {
      return scalar.of().name().toLowerCase(Locale.ROOT);
    }
    if (shape instanceof TypeShape.ListOf list) {
      return "a list of " + of(list.element());
    }
    if (shape instanceof TypeShape.MapOf map) {
      return "a map of " + of(map.value());
    }
    if (shape instanceof TypeShape.Named named) {
      return definitions.definition(named) instanceof EnumType type
          ? constants(type)
          : "an object (" + Spot.simpleName(named.type()) + ")";
    }
    if (shape instanceof TypeShape.Reshaped reshaped) {
      return "an object (" + Spot.simpleName(reshaped.type().type()) + ")";
    }
    if (shape instanceof TypeShape.Literal literal) {
      return "\"" + literal.value() + "\"";
    }
    if (shape instanceof TypeShape.Tuple tuple) {
      return "a tuple of " + tuple.elements().size();
    }
    if (shape instanceof TypeShape.OneOf oneOf) {
      return "one of " + oneOf.members().size() + " types";
    }
    if (shape instanceof TypeShape.Verbatim verbatim) {
      return verbatim.text();
    }
    if (shape instanceof TypeShape.Nothing) {
      return "nothing";
    }
    return shape instanceof TypeShape.Members ? "an object" : "unknown";
  }

  private static String constants(EnumType type) {
    return type.constants().stream()
        .map(EnumConstant::value)
        .collect(Collectors.joining("\" | \"", "\"", "\""));
  }
}
