package dev.typewire.processor.model;

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
      return new TypeShape.Named(
          named.type(), named.arguments().stream().map(BareShape::of).toList());
    }
    return shape;
  }
}
