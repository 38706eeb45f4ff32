package dev.typewire.processor.read;

import dev.typewire.processor.model.TypeShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Changes what a property's shape holds: itself, or what is in its lists and maps, which is where
 * Jackson applies most annotations of a property.
 */
final class Contents {
  private Contents() {}

  /**
   * Changes all values, however deep they are in lists and maps.
   *
   * @param change gives nothing for what is not mapped; then nothing is the result
   */
  static Optional<TypeShape> change(
      TypeShape shape, Function<TypeShape, Optional<TypeShape>> change) {
    if (shape instanceof TypeShape.OrNull orNull) {
      return change(orNull.type(), change).map(TypeShape::orNull);
    }
    if (shape instanceof TypeShape.ListOf list) {
      return change(list.element(), change).map(TypeShape.ListOf::new);
    }
    if (shape instanceof TypeShape.MapOf map) {
      return change(map.value(), change).map(value -> new TypeShape.MapOf(map.key(), value));
    }
    if (shape instanceof TypeShape.OneOf oneOf) {
      List<TypeShape> members = new ArrayList<>();
      for (TypeShape member : oneOf.members()) {
        Optional<TypeShape> changed = change(member, change);
        if (changed.isEmpty()) {
          return Optional.empty();
        }
        members.add(changed.get());
      }
      return Optional.of(new TypeShape.OneOf(members));
    }
    return change.apply(shape);
  }

  /** One of these shapes. */
  static TypeShape oneOf(List<TypeShape> shapes) {
    return shapes.size() == 1 ? shapes.get(0) : new TypeShape.OneOf(shapes);
  }
}
