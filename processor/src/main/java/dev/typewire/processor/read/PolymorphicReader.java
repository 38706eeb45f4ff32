package dev.typewire.processor.read;

import dev.typewire.processor.model.Doc;
import dev.typewire.processor.model.Property;
import dev.typewire.processor.model.TypeDefinition;
import dev.typewire.processor.model.TypeShape;
import dev.typewire.processor.model.TypeShape.ScalarKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Reads types below {@code @JsonTypeInfo}: what they are and which of them it is. */
final class PolymorphicReader {
  private static final TypeShape TEXT = new TypeShape.Scalar(ScalarKind.STRING, "java.lang.String");

  private final Types types;
  private final Subtypes subtypes;
  private final JacksonAnnotations jackson;

  PolymorphicReader(ProcessingEnvironment environment, JacksonAnnotations jackson) {
    this.jackson = jackson;
    this.types = environment.getTypeUtils();
    this.subtypes = new Subtypes(environment, jackson);
  }

  /**
   * The definition of a type with its id.
   *
   * @param type the type
   * @param info what {@code @JsonTypeInfo} says
   * @param plain what it would be without, read only if values can be of this very type, or if
   *     nothing more is known
   * @param doc its documentation
   * @param shapes collects the subtypes
   */
  TypeDefinition read(
      TypeElement type,
      TypeInfo info,
      Supplier<TypeDefinition> plain,
      Doc doc,
      ShapeReader shapes) {
    List<TypeElement> known = subtypes.direct(type);
    boolean open = type.getModifiers().contains(Modifier.ABSTRACT);
    if (known.isEmpty()) {
      TypeShape id = open ? TEXT : id(subtypes.ids(type, info));
      return tagged(plain.get(), info, id, subtypes.ids(type, info), open);
    }
    List<TypeShape> members = new ArrayList<>();
    if (!open) {
      List<String> ids = subtypes.ids(type, info);
      members.add(shape(tagged(plain.get(), info, id(ids), ids, false)));
    }
    Set<TypeShape> ids = new LinkedHashSet<>();
    for (TypeElement sub : known) {
      if (isTaggedElsewhere(sub, type)) {
        members.addAll(withoutIds(sub, shapes));
        continue;
      }
      TypeShape used = shapes.use(sub, arguments(sub, type));
      members.add(used instanceof TypeShape.OneOf either ? either.members().get(0) : used);
      if (used instanceof TypeShape.OneOf either) {
        ids.addAll(either.members().subList(1, either.members().size()));
      }
    }
    // An id of the base itself stands where the base is used.
    if (jackson.identity(Supertypes.nearestFirst(type)).isEmpty()) {
      members.addAll(ids);
    }
    return new TypeDefinition.AliasType(
        type.getQualifiedName().toString(),
        "",
        TypeParameters.names(type),
        Contents.oneOf(members),
        doc);
  }

  /** Whether a type has ids that are not written where its base is declared. */
  private boolean isTaggedElsewhere(TypeElement sub, TypeElement base) {
    return jackson.typeInfo(Supertypes.nearestFirst(base)).isEmpty()
        && jackson.typeInfo(Supertypes.nearestFirst(sub)).isPresent();
  }

  private List<TypeShape> withoutIds(TypeElement tagged, ShapeReader shapes) {
    List<TypeShape> objects = new ArrayList<>();
    for (TypeElement type : subtypes.concrete(tagged)) {
      TypeInfo info = jackson.typeInfo(Supertypes.nearestFirst(type)).orElse(TypeInfo.DEDUCED);
      TypeShape.Named object = shapes.object(type);
      if (info.isDeduced() || info.isExisting()) {
        objects.add(object);
      } else {
        objects.add(
            info.isInside()
                ? new TypeShape.Reshaped(object, List.of(info.property()), List.of())
                : new TypeShape.Anything());
      }
    }
    return objects;
  }

  /** A list or map with the id of its type, if {@code @JsonTypeInfo} stands on that. */
  TypeShape container(TypeElement type, TypeShape container) {
    TypeInfo info =
        jackson
            .typeInfo(Supertypes.nearestFirst(type))
            .filter(found -> found.isKnown() && !found.isDeduced())
            .orElse(null);
    if (info == null) {
      return container;
    }
    List<String> ids = subtypes.ids(type, info);
    boolean open = type.getModifiers().contains(Modifier.ABSTRACT);
    TypeShape id = open ? TEXT : id(ids);
    if (container instanceof TypeShape.MapOf map && info.isInside()) {
      return new TypeShape.Members(
          List.of(new Property(info.property(), id, false, Doc.NONE)), map.value());
    }
    return wrapped(container, info, id, open ? List.of() : ids);
  }

  private static TypeShape id(List<String> ids) {
    List<TypeShape> literals = new ArrayList<>();
    ids.forEach(id -> literals.add(new TypeShape.Literal(id)));
    return literals.isEmpty() ? TEXT : Contents.oneOf(literals);
  }

  private static TypeDefinition tagged(
      TypeDefinition plain, TypeInfo info, TypeShape id, List<String> ids, boolean open) {
    if (info.isDeduced()) {
      return plain;
    }
    if (plain instanceof TypeDefinition.ObjectType object && info.isInside()) {
      return new TypeDefinition.ObjectType(
          object.type(),
          object.name(),
          object.parameters(),
          withId(object.properties(), info, id),
          object.rest(),
          object.doc());
    }
    TypeShape value = shape(plain);
    return new TypeDefinition.AliasType(
        plain.type(),
        plain.name(),
        parameters(plain),
        wrapped(value, info, id, open ? List.of() : ids),
        doc(plain));
  }

  private static List<Property> withId(List<Property> properties, TypeInfo info, TypeShape id) {
    List<Property> all = new ArrayList<>();
    if (!info.isExisting()) {
      all.add(new Property(info.property(), id, false, Doc.NONE));
    }
    for (Property property : properties) {
      boolean isId = info.isExisting() && property.name().equals(info.property());
      all.add(
          isId ? new Property(property.name(), id, property.optional(), property.doc()) : property);
    }
    return all;
  }

  /** What is no object, or is to be wrapped, stands beside or below its id. */
  private static TypeShape wrapped(TypeShape value, TypeInfo info, TypeShape id, List<String> ids) {
    if (!info.isWrapperObject()) {
      return new TypeShape.Tuple(List.of(id, value));
    }
    if (ids.isEmpty()) {
      return new TypeShape.MapOf(id, value);
    }
    List<TypeShape> objects = new ArrayList<>();
    for (String key : ids) {
      objects.add(new TypeShape.Members(List.of(new Property(key, value, false, Doc.NONE))));
    }
    return Contents.oneOf(objects);
  }

  /** A definition in the place of a name for it, where no comment can stand. */
  private static TypeShape shape(TypeDefinition definition) {
    if (definition instanceof TypeDefinition.ObjectType object) {
      return new TypeShape.Members(
          object.properties().stream().map(Property::withoutDoc).toList(), object.rest());
    }
    if (definition instanceof TypeDefinition.AliasType alias) {
      return alias.shape();
    }
    TypeDefinition.EnumType constants = (TypeDefinition.EnumType) definition;
    return constants.open()
        ? new TypeShape.Scalar(ScalarKind.STRING, constants.type())
        : id(constants.constants().stream().map(constant -> constant.value()).toList());
  }

  private static List<String> parameters(TypeDefinition definition) {
    if (definition instanceof TypeDefinition.ObjectType object) {
      return object.parameters();
    }
    return definition instanceof TypeDefinition.AliasType alias ? alias.parameters() : List.of();
  }

  private static Doc doc(TypeDefinition definition) {
    if (definition instanceof TypeDefinition.ObjectType object) {
      return object.doc();
    }
    return definition instanceof TypeDefinition.AliasType alias
        ? alias.doc()
        : ((TypeDefinition.EnumType) definition).doc();
  }

  /** A subtype's arguments as far as those of the base tell them. */
  private List<TypeShape> arguments(TypeElement sub, TypeElement base) {
    List<? extends TypeMirror> passed = argumentsOf((DeclaredType) sub.asType(), base);
    List<TypeShape> arguments = new ArrayList<>();
    for (TypeMirror parameter : TypeParameters.arguments((DeclaredType) sub.asType())) {
      TypeShape argument = new TypeShape.Anything();
      for (int i = 0; i < passed.size(); i++) {
        if (types.isSameType(passed.get(i), parameter)) {
          argument = new TypeShape.Variable(TypeParameters.names(base).get(i));
        }
      }
      arguments.add(argument);
    }
    return arguments;
  }

  private List<? extends TypeMirror> argumentsOf(DeclaredType type, TypeElement base) {
    if (type.asElement().equals(base)) {
      return TypeParameters.arguments(type);
    }
    for (TypeMirror direct : types.directSupertypes(type)) {
      if (direct instanceof DeclaredType declared
          && types.isSubtype(types.erasure(declared), types.erasure(base.asType()))) {
        return argumentsOf(declared, base);
      }
    }
    return List.of();
  }
}
