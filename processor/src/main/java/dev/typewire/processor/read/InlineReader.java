package dev.typewire.processor.read;

import dev.typewire.processor.model.Property;
import dev.typewire.processor.model.TypeShape;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/** Reads what a type is written as in one place alone, where a name for it would not be right. */
final class InlineReader {
  private final ObjectReader objects;
  private final ArrayReader arrays;
  private final Set<TypeElement> within = new HashSet<>();

  InlineReader(ObjectReader objects, ArrayReader arrays) {
    this.objects = objects;
    this.arrays = arrays;
  }

  /** Its properties; nothing if it has type parameters, or leads back to itself in this form. */
  Optional<TypeShape> asObject(TypeElement type, ShapeReader shapes) {
    return read(type, shapes)
        .map(
            content ->
                new TypeShape.Members(
                    content.properties().stream().map(Property::withoutDoc).toList(),
                    content.rest()));
  }

  /** The values of its properties; nothing in the same cases. */
  Optional<TypeShape> asArray(TypeElement type, ShapeReader shapes) {
    return read(type, shapes).map(content -> arrays.read(type, content));
  }

  private Optional<ObjectReader.Content> read(TypeElement type, ShapeReader shapes) {
    if (!TypeParameters.names(type).isEmpty() || !within.add(type)) {
      return Optional.empty();
    }
    try {
      shapes.reached().part(type);
      return Optional.of(objects.read(type, shapes));
    } finally {
      within.remove(type);
    }
  }
}
