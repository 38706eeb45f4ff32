package dev.typewire.processor.read;

import dev.typewire.processor.model.Property;
import dev.typewire.processor.model.TypeShape;
import dev.typewire.processor.read.ObjectReader.Found;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Tells what an object looks like that {@code @JsonFormat(shape = ARRAY)} writes as an array. */
final class ArrayReader {
  static final TypeShape ANY_ARRAY = new TypeShape.ListOf(new TypeShape.Anything());

  private final JacksonAnnotations jackson;

  ArrayReader(JacksonAnnotations jackson) {
    this.jackson = jackson;
  }

  /**
   * Jackson 3 writes what {@code @JsonPropertyOrder} lists, then a record's components, then the
   * rest by name. Where a constructor or an index may have a say in that, no order is promised, and
   * anything can stand anywhere.
   */
  TypeShape read(TypeElement type, ObjectReader.Content content) {
    if (content.rest() != null) {
      return ANY_ARRAY;
    }
    List<Found> properties = content.found();
    List<TypeElement> typeThenSupertypes = Supertypes.nearestFirst(type);
    boolean uncertain =
        hasConstructorParameters(type)
            || jackson.keepsDeclaredOrder(typeThenSupertypes)
            || properties.stream().anyMatch(p -> jackson.isIndexed(p.java().members()));
    List<TypeShape> elements =
        inOrder(type, properties, jackson.listedOrder(typeThenSupertypes)).stream()
            .map(found -> element(found.property()))
            .toList();
    return new TypeShape.Tuple(uncertain ? mixed(elements) : elements);
  }

  private static List<TypeShape> mixed(List<TypeShape> elements) {
    List<TypeShape> distinct = elements.stream().distinct().toList();
    return distinct.size() == 1
        ? elements
        : Collections.nCopies(elements.size(), new TypeShape.OneOf(distinct));
  }

  private static boolean hasConstructorParameters(TypeElement type) {
    return type.getKind() != ElementKind.RECORD
        && ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .anyMatch(constructor -> !constructor.getParameters().isEmpty());
  }

  private static List<Found> inOrder(
      TypeElement type, List<Found> properties, List<String> listed) {
    List<String> components =
        type.getRecordComponents().stream().map(c -> c.getSimpleName().toString()).toList();
    List<Found> sorted = new ArrayList<>(properties);
    sorted.sort(
        Comparator.comparingInt((Found found) -> listedAt(found, listed))
            .thenComparingInt(found -> at(components, found.java().implicitName()))
            .thenComparing(found -> found.property().name()));
    return sorted;
  }

  /** By its name in the JSON, or else by that in Java. */
  private static int listedAt(Found found, List<String> listed) {
    int byName = at(listed, found.property().name());
    return byName < listed.size() ? byName : at(listed, found.java().implicitName());
  }

  private static int at(List<String> names, String name) {
    int index = names.indexOf(name);
    return index < 0 ? names.size() : index;
  }

  /** What is left out of an object is null in an array. */
  private static TypeShape element(Property property) {
    return property.optional() && !(property.shape() instanceof TypeShape.OrNull)
        ? new TypeShape.OrNull(property.shape())
        : property.shape();
  }
}
