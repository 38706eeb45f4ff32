package dev.typewire.processor.model;

import java.util.ArrayList;
import java.util.List;

/** Puts null where a declaration has it into a shape that was made of that declaration. */
final class Nulls {
  private Nulls() {}

  /**
   * The shape with the nullness of its declaration, as far as the two go together; what a type
   * variable stands for keeps its own.
   */
  static TypeShape of(TypeShape shape, TypeShape declared) {
    if (declared instanceof TypeShape.Variable) {
      return shape;
    }
    TypeShape present = shape instanceof TypeShape.OrNull orNull ? orNull.type() : shape;
    if (declared instanceof TypeShape.OrNull orNull) {
      return inside(present, orNull.type()).orNull();
    }
    return isAlike(present, declared) ? inside(present, declared) : shape;
  }

  private static boolean isAlike(TypeShape shape, TypeShape declared) {
    return shape.equals(declared)
        || (shape.getClass() == declared.getClass() && !(shape instanceof TypeShape.Scalar));
  }

  private static TypeShape inside(TypeShape shape, TypeShape declared) {
    if (shape instanceof TypeShape.ListOf list && declared instanceof TypeShape.ListOf other) {
      return new TypeShape.ListOf(of(list.element(), other.element()));
    }
    if (shape instanceof TypeShape.MapOf map && declared instanceof TypeShape.MapOf other) {
      return new TypeShape.MapOf(of(map.key(), other.key()), of(map.value(), other.value()));
    }
    if (shape instanceof TypeShape.Named named
        && declared instanceof TypeShape.Named other
        && named.type().equals(other.type())) {
      return new TypeShape.Named(named.type(), all(named.arguments(), other.arguments()));
    }
    if (shape instanceof TypeShape.Tuple tuple && declared instanceof TypeShape.Tuple other) {
      return new TypeShape.Tuple(all(tuple.elements(), other.elements()));
    }
    if (shape instanceof TypeShape.OneOf oneOf && declared instanceof TypeShape.OneOf other) {
      return new TypeShape.OneOf(all(oneOf.members(), other.members()));
    }
    return shape;
  }

  private static List<TypeShape> all(List<TypeShape> shapes, List<TypeShape> declared) {
    if (shapes.size() != declared.size()) {
      return shapes;
    }
    List<TypeShape> result = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      result.add(of(shapes.get(i), declared.get(i)));
    }
    return result;
  }
}
