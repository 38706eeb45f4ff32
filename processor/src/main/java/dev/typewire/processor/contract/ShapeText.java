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
    return "unknown";
  }

  private static String constants(EnumType type) {
    return type.constants().stream()
        .map(EnumConstant::value)
        .collect(Collectors.joining("\" | \"", "\"", "\""));
  }
}
