package dev.typewire.processor.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A shape without its nullness. */
final class BareShape {
  private BareShape() {}

  static TypeShape of(TypeShape shape) {
    if (shape instanceof TypeShape.OrNull orNull) {
      return of(orNull.type());
    }
    if (shape instanceof TypeShape.ListOf list) {
      return new TypeShape.ListOf(of(list.element()));
    }
    if (shape instanceof TypeShape.MapOf map) {
      return new TypeShape.MapOf(of(map.key()), of(map.value()));
    }
    if (shape instanceof TypeShape.Named named) {
      return named(named);
    }
    if (shape instanceof TypeShape.Reshaped reshaped) {
      return new TypeShape.Reshaped(
          named(reshaped.type()),
          reshaped.without(),
          reshaped.with().stream().map(Property::bare).toList());
    }
    if (shape instanceof TypeShape.Tuple tuple) {
      return new TypeShape.Tuple(all(tuple.elements()));
    }
    if (shape instanceof TypeShape.OneOf oneOf) {
      return new TypeShape.OneOf(all(oneOf.members()));
    }
    if (shape instanceof TypeShape.Members members) {
      return new TypeShape.Members(
          members.properties().stream().map(Property::bare).toList(), ofRest(members.rest()));
    }
    return shape;
  }

  static @Nullable TypeShape ofRest(@Nullable TypeShape rest) {
    return rest == null ? null : of(rest);
  }

  private static TypeShape.Named named(TypeShape.Named named) {
    return new TypeShape.Named(named.type(), all(named.arguments()));
  }

  private static List<TypeShape> all(List<TypeShape> shapes) {
    return shapes.stream().map(BareShape::of).toList();
  }
}
