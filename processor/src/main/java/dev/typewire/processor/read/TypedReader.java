package dev.typewire.processor.read;

import dev.typewire.processor.model.Doc;
import dev.typewire.processor.model.Property;
import dev.typewire.processor.model.TypeShape;
import dev.typewire.processor.model.TypeShape.ScalarKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Reads {@code @JsonTypeInfo} on a property: the ids that what it holds has there. */
final class TypedReader {
  private static final TypeShape TEXT = new TypeShape.Scalar(ScalarKind.STRING, "java.lang.String");

  /** What JSON tells apart by itself, so Jackson writes no id. */
  private static final Set<String> NATURAL =
      Set.of(
          "java.lang.String",
          "int",
          "java.lang.Integer",
          "double",
          "java.lang.Double",
          "boolean",
          "java.lang.Boolean");

  private final ProcessingEnvironment environment;
  private final JacksonAnnotations jackson;
  private final Subtypes subtypes;

  TypedReader(ProcessingEnvironment environment, JacksonAnnotations jackson) {
    this.environment = environment;
    this.jackson = jackson;
    this.subtypes = new Subtypes(environment, jackson);
  }

  /**
   * What a property's annotations make of what it holds; nothing if that is not mapped.
   *
   * @param members the property's members
   * @param shape what it holds, with the ids that the types ask for
   */
  Optional<TypeShape> apply(List<? extends Element> members, TypeShape shape, ShapeReader shapes) {
    Optional<TypeInfo> info = jackson.ownTypeInfo(members);
    return info.isPresent() ? ofContent(shape, members, info.get(), shapes) : Optional.of(shape);
  }

  /** Ids stand on what is in a list or a map, but on a list that is in another one too. */
  private Optional<TypeShape> ofContent(
      TypeShape shape, List<? extends Element> members, TypeInfo info, ShapeReader shapes) {
    if (shape instanceof TypeShape.OrNull orNull) {
      return ofContent(orNull.type(), members, info, shapes).map(TypeShape.OrNull::new);
    }
    if (shape instanceof TypeShape.ListOf list) {
      return ofValue(list.element(), members, info, shapes).map(TypeShape.ListOf::new);
    }
    return shape instanceof TypeShape.MapOf map
        ? ofValue(map.value(), members, info, shapes)
            .map(value -> new TypeShape.MapOf(map.key(), value))
        : ofValue(shape, members, info, shapes);
  }

  private Optional<TypeShape> ofValue(
      TypeShape value, List<? extends Element> members, TypeInfo info, ShapeReader shapes) {
    if (value instanceof TypeShape.OrNull orNull) {
      return ofValue(orNull.type(), members, info, shapes).map(TypeShape.OrNull::new);
    }
    boolean same =
        value instanceof TypeShape.Anything
            || (value instanceof TypeShape.Scalar scalar && NATURAL.contains(scalar.java()));
    if (same) {
      return Optional.of(value);
    }
    TypeElement type =
        value instanceof TypeShape.Named named
            ? environment.getElementUtils().getTypeElement(named.type())
            : null;
    return type == null
        ? Optional.empty()
        : ofType((TypeShape.Named) value, type, jackson.subtypes(members), info, shapes);
  }

  private Optional<TypeShape> ofType(
      TypeShape.Named named,
      TypeElement base,
      Map<TypeElement, String> listed,
      TypeInfo info,
      ShapeReader shapes) {
    Set<TypeElement> types = new LinkedHashSet<>(listed.keySet());
    types.addAll(subtypes.concrete(base));
    List<TypeShape> alternatives = new ArrayList<>();
    for (TypeElement type : types) {
      TypeShape.Named object = type.equals(base) ? named : shapes.object(type);
      Optional<TypeShape> typed =
          value(object, type, info)
              .map(value -> withId(value, literal(type, base, listed, info), info));
      if (typed.isEmpty()) {
        return typed;
      }
      alternatives.add(typed.get());
    }
    return alternatives.isEmpty()
        ? value(named, base, info).map(value -> withId(value, TEXT, info))
        : Optional.of(Contents.oneOf(alternatives));
  }

  /** The property beside this one that holds the id; nothing if that stands elsewhere. */
  Optional<Property> externalId(List<? extends Element> members, TypeElement base) {
    Optional<TypeInfo> info = jackson.ownTypeInfo(members).filter(TypeInfo::isExternal);
    if (info.isEmpty()) {
      return Optional.empty();
    }
    Map<TypeElement, String> listed = jackson.subtypes(members);
    Set<TypeElement> types = new LinkedHashSet<>(listed.keySet());
    types.addAll(subtypes.concrete(base));
    List<TypeShape> ids =
        types.stream().map(type -> literal(type, base, listed, info.get())).toList();
    TypeShape id = ids.isEmpty() ? TEXT : Contents.oneOf(ids);
    return Optional.of(new Property(info.get().property(), id, false, Doc.NONE));
  }

  private TypeShape literal(
      TypeElement type, TypeElement base, Map<TypeElement, String> listed, TypeInfo info) {
    if (info.isCustom()) {
      return TEXT;
    }
    return new TypeShape.Literal(subtypes.id(type, base, listed, info));
  }

  /** The object without the id that its type asks for; nothing if that is not mapped. */
  private Optional<TypeShape> value(TypeShape.Named named, TypeElement type, TypeInfo info) {
    List<TypeElement> typeThenSupertypes = Supertypes.nearestFirst(type);
    boolean isObject =
        type.getKind() != ElementKind.ENUM
            && jackson.valueMember(typeThenSupertypes).isEmpty()
            && jackson.format(typeThenSupertypes).isEmpty()
            && jackson.serialize(typeThenSupertypes).isEmpty();
    Optional<TypeInfo> own = jackson.typeInfo(typeThenSupertypes);
    if (!isObject) {
      return Optional.<TypeShape>of(named).filter(n -> own.isEmpty() && !info.addsProperty());
    }
    if (own.isEmpty() || own.get().isDeduced() || own.get().isExisting()) {
      return Optional.of(named);
    }
    boolean alone = subtypes.direct(type).isEmpty();
    return own.get().isInside() && alone
        ? Optional.of(new TypeShape.Reshaped(named, List.of(own.get().property()), List.of()))
        : Optional.empty();
  }

  private static TypeShape withId(TypeShape value, TypeShape id, TypeInfo info) {
    if (info.isWrapperObject()) {
      return id instanceof TypeShape.Literal literal
          ? new TypeShape.Members(List.of(new Property(literal.value(), value, false, Doc.NONE)))
          : new TypeShape.MapOf(id, value);
    }
    if (!info.isInside()) {
      return new TypeShape.Tuple(List.of(id, value));
    }
    if (!info.addsProperty()) {
      return value;
    }
    List<Property> with = List.of(new Property(info.property(), id, false, Doc.NONE));
    return value instanceof TypeShape.Reshaped reshaped
        ? new TypeShape.Reshaped(reshaped.type(), reshaped.without(), with)
        : new TypeShape.Reshaped((TypeShape.Named) value, List.of(), with);
  }
}
