package dev.typewire.processor.read;

import dev.typewire.processor.model.Doc;
import dev.typewire.processor.model.EnumConstant;
import dev.typewire.processor.model.JsonSetting;
import dev.typewire.processor.model.JsonSettings;
import dev.typewire.processor.model.Nullability;
import dev.typewire.processor.model.Property;
import dev.typewire.processor.model.TypeDefinition;
import dev.typewire.processor.model.TypeShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Reads named types into definitions, each once a round, as Jackson 3 would write them. */
final class TypeReader {
  private final ProcessingEnvironment environment;
  private final Types types;
  private final Origin origin;
  private final KeptFacts kept;
  private final SourceMemory memory;
  private final JacksonAnnotations jackson;
  private final JsonSettings settings;
  private final Nullability nullability;
  private final JsonNames names;
  private final ObjectReader objects;
  private final ArrayReader arrays;
  private final EnumTexts texts;
  private final Subtypes subtypes;
  private final PolymorphicReader polymorphic;
  private final IdentityReader identities;
  private final TypeScriptReader typeScript;
  private final RootReader roots;
  private final HiddenNullness hidden;
  private final Map<String, ReadType> known = new HashMap<>();

  TypeReader(
      ProcessingEnvironment environment, Origin origin, KeptFacts kept, SourceMemory memory) {
    this.environment = environment;
    this.types = environment.getTypeUtils();
    this.origin = origin;
    this.kept = kept;
    this.memory = memory;
    this.jackson = new JacksonAnnotations(environment.getElementUtils());
    this.settings = JsonSettings.of(environment.getOptions());
    this.hidden = new HiddenNullness(environment, origin, kept);
    this.nullability = Nullability.of(environment.getOptions());
    this.names = new JsonNames(environment.getElementUtils(), settings);
    this.objects = new ObjectReader(environment, origin, memory, jackson, names, settings);
    this.arrays = new ArrayReader(jackson);
    this.texts = new EnumTexts(origin);
    this.typeScript = new TypeScriptReader(environment.getElementUtils());
    this.identities = new IdentityReader(environment);
    this.subtypes = new Subtypes(environment, jackson);
    this.polymorphic = new PolymorphicReader(environment, jackson);
    this.roots = new RootReader(environment, subtypes, new InlineReader(objects, arrays));
  }

  ReadType read(TypeElement type) {
    String name = type.getQualifiedName().toString();
    ReadType readType = known.get(name);
    if (readType == null) {
      readType = readNow(type);
      known.put(name, readType);
    }
    return readType;
  }

  /** Tells what a payload is as a whole. */
  RootReader roots() {
    return roots;
  }

  HiddenNullness hidden() {
    return hidden;
  }

  private ReadType readNow(TypeElement type) {
    ShapeReader shapes = new ShapeReader(environment);
    TypeDefinition read = readDefinition(type, shapes).named(typeScript.name(type));
    boolean source = origin.isSource(type);
    Optional<TypeDefinition> asInSource =
        source
            ? Optional.empty()
            : kept.type(read.type()).filter(earlier -> earlier.bare().equals(read.bare()));
    if (asInSource.isEmpty() && read instanceof TypeDefinition.ObjectType) {
      hidden.look(type);
      shapes.reached().parts().forEach(hidden::look);
    }
    return new ReadType(
        asInSource.orElse(read),
        List.copyOf(shapes.reached().references()),
        List.copyOf(shapes.reached().parts()),
        List.copyOf(shapes.reached().problems()),
        shapes.reached().isResolved(),
        source);
  }

  private TypeDefinition readDefinition(TypeElement type, ShapeReader shapes) {
    Optional<TypeShape> asWritten = typeScript.ofType(type, shapes);
    if (asWritten.isPresent()) {
      return alias(type, asWritten.get());
    }
    List<TypeElement> typeThenSupertypes = Supertypes.nearestFirst(type);
    Optional<String> unmapped = jackson.unmapped(typeThenSupertypes);
    if (unmapped.isPresent()) {
      shapes.reached().unmapped(type, simpleName(type), unmapped.get());
      return alias(type, new TypeShape.Anything());
    }
    Optional<AnnotationReader> serialize = jackson.serialize(typeThenSupertypes);
    if (serialize.filter(s -> !says(s, type)).isPresent()) {
      TypeDefinition serialized = serialized(type, serialize.get(), shapes);
      if (!isOf(serialized, type)) {
        return serialized;
      }
    }
    Optional<TypeInfo> info =
        jackson
            .typeInfo(typeThenSupertypes)
            .or(() -> Optional.of(TypeInfo.DEDUCED).filter(i -> subtypes.isSealedAlone(type)));
    return info.isPresent()
        ? polymorphic.read(
            type,
            info.get(),
            () -> readPlain(type, typeThenSupertypes, shapes),
            withoutParams(doc(type)),
            shapes)
        : readPlain(type, typeThenSupertypes, shapes);
  }

  /** Whether the annotation asks for this very type, which changes nothing. */
  private static boolean says(AnnotationReader serialize, TypeElement type) {
    return serialize.type("as").contentEquals(type.getQualifiedName());
  }

  /** Whether this is another name for the type itself, as one that is converted to itself. */
  private static boolean isOf(TypeDefinition definition, TypeElement type) {
    return definition instanceof TypeDefinition.AliasType alias
        && alias.shape() instanceof TypeShape.Named named
        && type.getQualifiedName().contentEquals(named.type());
  }

  private TypeDefinition serialized(
      TypeElement type, AnnotationReader serialize, ShapeReader shapes) {
    Optional<TypeShape> shape =
        new SerializeReader(shapes)
            .apply(serialize, new TypeShape.Anything(), type, simpleName(type));
    if (shape.isEmpty()) {
      shapes.reached().unmapped(type, simpleName(type), "JsonSerialize");
    }
    return alias(type, shape.orElse(new TypeShape.Anything()));
  }

  /** The definition without any id of the type. */
  private TypeDefinition readPlain(
      TypeElement type, List<TypeElement> typeThenSupertypes, ShapeReader shapes) {
    Optional<Element> value = jackson.valueMember(typeThenSupertypes);
    if (value.isPresent()) {
      return readValue(type, value.get(), shapes);
    }
    Optional<Format> format = jackson.format(typeThenSupertypes);
    return type.getKind() == ElementKind.ENUM
        ? readEnum(type, format, shapes)
        : readObject(type, format, shapes);
  }

  private TypeDefinition readEnum(TypeElement type, Optional<Format> format, ShapeReader shapes) {
    if (format.filter(f -> f.isNumeric() || f.isArray()).isPresent()) {
      return alias(type, new NumericEnum(jackson).shape(type));
    }
    return format.filter(Format::isObject).isPresent() ? object(type, shapes) : constants(type);
  }

  private TypeDefinition constants(TypeElement type) {
    List<EnumConstant> constants = new ArrayList<>();
    boolean allNamed = true;
    for (Element member : type.getEnclosedElements()) {
      if (member.getKind() == ElementKind.ENUM_CONSTANT) {
        allNamed &= jackson.explicitName(List.of(member)).isPresent();
        constants.add(new EnumConstant(names.of(member), doc(member)));
      }
    }
    // Jackson 3 writes toString(), which by default is the constant's name.
    boolean byText = settings.is(JsonSetting.ENUMS, "toString");
    boolean open = byText && !allNamed && texts.canDiffer(type);
    return new TypeDefinition.EnumType(
        type.getQualifiedName().toString(), "", constants, open, doc(type));
  }

  private TypeDefinition readObject(TypeElement type, Optional<Format> format, ShapeReader shapes) {
    // An object with an id stays an object, whatever its format.
    return format.filter(Format::isArray).isPresent() && identities.ofType(type, shapes).isEmpty()
        ? alias(type, arrays.read(type, objects.read(type, shapes)))
        : object(type, shapes);
  }

  private TypeDefinition object(TypeElement type, ShapeReader shapes) {
    ObjectReader.Content content = objects.read(type, shapes);
    List<Property> properties = new ArrayList<>();
    identities
        .ofType(type, shapes)
        .filter(IdentityReader.Identity::added)
        .ifPresent(identity -> properties.add(identity.asProperty()));
    properties.addAll(content.properties());
    return new TypeDefinition.ObjectType(
        type.getQualifiedName().toString(),
        "",
        TypeParameters.names(type),
        properties,
        properties.isEmpty() && isAbstract(type) ? new TypeShape.Anything() : content.rest(),
        withoutParams(doc(type)));
  }

  /** Its values are of other types, of which nothing is known where it has no properties. */
  private static boolean isAbstract(TypeElement type) {
    return type.getModifiers().contains(Modifier.ABSTRACT);
  }

  /** An alias of what the member of {@code @JsonValue} is written as. */
  private TypeDefinition readValue(TypeElement type, Element member, ShapeReader shapes) {
    String what = simpleName(type) + "." + member.getSimpleName();
    TypeMirror value =
        ObjectReader.valueType(types.asMemberOf((DeclaredType) type.asType(), member));
    boolean isHere = type.equals(member.getEnclosingElement());
    TypeShape shape =
        memory.withNullness(member, shapes.read(value, isHere ? member : type, member, what));
    boolean canBeNull = Nullness.isNullable(member) || isUnannotated(member, value);
    boolean nullable = canBeNull && !(shape instanceof TypeShape.OrNull);
    return alias(type, nullable ? new TypeShape.OrNull(shape) : shape);
  }

  /** Whether nothing says of this member that it cannot be null, and something would have to. */
  private boolean isUnannotated(Element member, TypeMirror value) {
    return nullability == Nullability.STRICT
        && Nullness.isReference(value)
        && !Nullness.isNonNull(member)
        && !Nullness.isNullMarked(member)
        && !memory.isNonNull(member);
  }

  private TypeDefinition alias(TypeElement type, TypeShape shape) {
    return new TypeDefinition.AliasType(
        type.getQualifiedName().toString(),
        "",
        TypeParameters.names(type),
        shape,
        withoutParams(doc(type)));
  }

  private static Doc withoutParams(Doc doc) {
    return new Doc(doc.text(), Map.of(), doc.deprecated());
  }

  private Doc doc(Element element) {
    return memory.doc(element);
  }

  private static String simpleName(TypeElement type) {
    return type.getSimpleName().toString();
  }
}
