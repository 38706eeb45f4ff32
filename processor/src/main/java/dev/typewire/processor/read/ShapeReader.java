package dev.typewire.processor.read;

import dev.typewire.processor.model.JsonSetting;
import dev.typewire.processor.model.JsonSettings;
import dev.typewire.processor.model.Nullability;
import dev.typewire.processor.model.TypeMappings;
import dev.typewire.processor.model.TypeShape;
import dev.typewire.processor.report.DiagnosticId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a type looks like as JSON where it is used, and collects the named types on the way.
 *
 * <p>One object reads one place: a topic's payload, or the members of one type.
 */
final class ShapeReader {
  private static final List<String> MAPS = List.of("java.util.Map", "java.util.Map.Entry");
  private static final String COLLECTION = "java.util.Collection";
  private static final List<String> ITERABLES =
      List.of("java.lang.Iterable", "java.util.Iterator", "java.util.stream.BaseStream");

  private final Elements elements;
  private final Types types;
  private final JacksonAnnotations jackson;
  private final boolean datesAsTimestamps;
  private final TypeMappings mappings;
  private final Nullability nullability;
  private final IdentityReader identities;
  private final PolymorphicReader polymorphic;
  private final SupertypeArguments supertypes;
  private final Reached reached;
  private boolean unannotatedCanBeNull;

  ShapeReader(ProcessingEnvironment environment) {
    this.elements = environment.getElementUtils();
    this.types = environment.getTypeUtils();
    this.jackson = new JacksonAnnotations(elements);
    this.supertypes = new SupertypeArguments(elements, types);
    this.reached = new Reached(types);
    this.identities = new IdentityReader(environment);
    this.polymorphic = new PolymorphicReader(environment, jackson);
    this.datesAsTimestamps =
        JsonSettings.of(environment.getOptions()).is(JsonSetting.DATES, "timestamps");
    this.mappings = TypeMappings.of(environment.getOptions());
    this.nullability = Nullability.of(environment.getOptions());
  }

  /** What reading has led to. */
  Reached reached() {
    return reached;
  }

  /**
   * The shape of a type.
   *
   * @param type the type
   * @param where the element that has it, for findings
   * @param what how a person calls that element, such as {@code OrderStep.output}
   */
  TypeShape read(TypeMirror type, Element where, String what) {
    return read(type, where, where, what);
  }

  /**
   * The same.
   *
   * @param scope where the type was written, if that is another element
   */
  TypeShape read(TypeMirror type, Element where, Element scope, String what) {
    unannotatedCanBeNull = nullability == Nullability.STRICT && !Nullness.isNullMarked(scope);
    return readHere(type, where, what);
  }

  /** Without what an option makes of a type that has no annotation. */
  private TypeShape readHere(TypeMirror type, Element where, String what) {
    TypeShape shape = readBare(type, where, what);
    return Nullness.isNullable(type) ? shape.orNull() : shape;
  }

  /** What a container or a type argument holds. */
  private TypeShape readInside(TypeMirror type, Element where, String what) {
    TypeShape shape = readHere(type, where, what);
    boolean canBeNull =
        unannotatedCanBeNull && Nullness.isReference(type) && !Nullness.isNonNull(type);
    return canBeNull ? shape.orNull() : shape;
  }

  /** The same for what is written first, which is never the id of something before it. */
  TypeShape readFirst(TypeMirror type, Element where, Element scope, String what) {
    TypeShape shape = read(type, where, scope, what);
    return shape instanceof TypeShape.OneOf oneOf ? oneOf.members().get(0) : shape;
  }

  private TypeShape readBare(TypeMirror type, Element where, String what) {
    if (type.getKind().isPrimitive()) {
      return scalar(type.getKind().name().toLowerCase(java.util.Locale.ROOT), type, where, what);
    }
    return switch (type.getKind()) {
      case ARRAY -> readArray((ArrayType) type, where, what);
      case DECLARED -> readDeclared((DeclaredType) type, where, what);
      case TYPEVAR -> readVariable((TypeVariable) type, where, what);
      case WILDCARD -> readWildcard((WildcardType) type, where, what);
      case ERROR -> {
        reached.unresolved();
        yield new TypeShape.Anything();
      }
      default -> opaque(type, where, what);
    };
  }

  private TypeShape scalar(String name, TypeMirror type, Element where, String what) {
    return mappings
        .shape(name)
        .or(() -> BuiltInTypes.shape(name))
        .orElseGet(() -> opaque(type, where, what));
  }

  private TypeShape readArray(ArrayType array, Element where, String what) {
    TypeKind component = array.getComponentType().getKind();
    if (component == TypeKind.BYTE || component == TypeKind.CHAR) {
      return new TypeShape.Scalar(TypeShape.ScalarKind.STRING, array.toString());
    }
    return new TypeShape.ListOf(readInside(array.getComponentType(), where, what));
  }

  private TypeShape readVariable(TypeVariable variable, Element where, String what) {
    Element declaredBy = variable.asElement().getEnclosingElement();
    if (!(declaredBy instanceof TypeElement)) {
      reached.problem(
          where,
          true,
          DiagnosticId.PAYLOAD_VARIABLE,
          what
              + " has the type variable "
              + variable
              + ", which no subscriber can know. Name the"
              + " type.");
    }
    return new TypeShape.Variable(variable.asElement().getSimpleName().toString());
  }

  private TypeShape readWildcard(WildcardType wildcard, Element where, String what) {
    TypeMirror bound = wildcard.getExtendsBound();
    return bound == null ? new TypeShape.Anything() : readInside(bound, where, what);
  }

  private TypeShape readDeclared(DeclaredType type, Element where, String what) {
    TypeElement element = (TypeElement) type.asElement();
    String name = element.getQualifiedName().toString();
    Optional<TypeShape> mapped = mappings.shape(name);
    if (mapped.isPresent()) {
      return mapped.get();
    }
    Optional<TypeShape> timestamp =
        datesAsTimestamps ? DateTimestamps.shape(name) : Optional.empty();
    Optional<TypeShape> builtIn = timestamp.or(() -> BuiltInTypes.shape(name));
    if (builtIn.isPresent()) {
      return builtIn.get();
    }
    if (isText(type, element)) {
      return new TypeShape.Scalar(TypeShape.ScalarKind.STRING, name);
    }
    if (supertypes.is(type, BuiltInTypes.JSON_NODE)) {
      return new TypeShape.Anything();
    }
    if (TypeParameters.arguments(type).isEmpty() && !TypeParameters.names(element).isEmpty()) {
      reached.problem(
          where,
          true,
          DiagnosticId.PAYLOAD_RAW,
          what
              + " is a raw "
              + name
              + ", so nobody knows what it holds. Write its type arguments,"
              + " such as "
              + element.getSimpleName()
              + "<String>.");
      return new TypeShape.Anything();
    }
    if (BuiltInTypes.isReference(name)) {
      return readHere(type.getTypeArguments().get(0), where, what).orNull();
    }
    TypeShape container = isPojo(element) ? null : readContainer(type, where, what);
    return container != null
        ? polymorphic.container(element, container)
        : readNamed(type, element, name, where, what);
  }

  /** Whether a list or map says that it is to be written as any other object. */
  private boolean isPojo(TypeElement type) {
    return jackson.format(Supertypes.nearestFirst(type)).filter(Format::isPojo).isPresent();
  }

  private @Nullable TypeShape readContainer(DeclaredType type, Element where, String what) {
    for (String mapLike : MAPS) {
      List<TypeMirror> keyAndValue = supertypes.of(type, mapLike);
      if (keyAndValue != null) {
        return keyAndValue.isEmpty()
            ? new TypeShape.MapOf(anyString(), new TypeShape.Anything())
            : new TypeShape.MapOf(
                key(keyAndValue.get(0), where, what), readInside(keyAndValue.get(1), where, what));
      }
    }
    List<TypeMirror> element = supertypes.of(type, COLLECTION);
    // Jackson writes properties where there are any, also of something that can be iterated.
    if (element == null && !hasProperties((TypeElement) type.asElement())) {
      element =
          ITERABLES.stream()
              .map(iterable -> supertypes.of(type, iterable))
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(null);
    }
    if (element == null) {
      return null;
    }
    return new TypeShape.ListOf(
        element.isEmpty() ? new TypeShape.Anything() : readInside(element.get(0), where, what));
  }

  /** What a subtype of the platform's text is written as, if {@code @JsonValue} does not say. */
  private boolean isText(DeclaredType type, TypeElement element) {
    return BuiltInTypes.TEXT_WITH_SUBTYPES.stream().anyMatch(text -> supertypes.is(type, text))
        && jackson.valueMember(Supertypes.nearestFirst(element)).isEmpty();
  }

  /** {@code @JsonKey} makes other keys of an enum than the values that it is written as. */
  private TypeShape key(TypeMirror type, Element where, String what) {
    TypeShape key = readBare(type, where, what);
    boolean keyed = types.asElement(type) instanceof TypeElement element && jackson.hasKey(element);
    return keyed ? anyString() : key;
  }

  private boolean hasProperties(TypeElement type) {
    return !BuiltInTypes.isPlatform(type.getQualifiedName().toString())
        && new PropertyFinder(elements, types).find(type).stream().anyMatch(JavaProperty::visible);
  }

  private static TypeShape anyString() {
    return new TypeShape.Scalar(TypeShape.ScalarKind.STRING, "java.lang.String");
  }

  private TypeShape readNamed(
      DeclaredType type, TypeElement element, String name, Element where, String what) {
    if (BuiltInTypes.isOfAnyKind(name)) {
      reached.unknown(
          where, what + " is a " + name + ", which values of any kind can be", Optional.of(name));
      return new TypeShape.Anything();
    }
    boolean platform =
        BuiltInTypes.isPlatform(name)
            && !BuiltInTypes.isObject(name)
            && element.getKind() != ElementKind.ENUM;
    if (platform || element.getKind() == ElementKind.ANNOTATION_TYPE) {
      return opaque(type, where, what);
    }
    List<TypeShape> arguments = new ArrayList<>();
    for (TypeMirror argument : TypeParameters.arguments(type)) {
      arguments.add(readInside(argument, where, what));
    }
    return use(element, arguments);
  }

  /** What stands where a type is used. */
  TypeShape use(TypeElement type, List<TypeShape> arguments) {
    String name = type.getQualifiedName().toString();
    Optional<TypeShape> mapped = mappings.shape(name);
    if (mapped.isPresent()) {
      return mapped.get();
    }
    reached.refer(type);
    return identities.use(new TypeShape.Named(name, arguments), type, this);
  }

  /** An object of this type, whatever its type arguments are. */
  TypeShape.Named object(TypeElement type) {
    reached.refer(type);
    return new TypeShape.Named(
        type.getQualifiedName().toString(),
        TypeParameters.names(type).stream()
            .map(p -> (TypeShape) new TypeShape.Anything())
            .toList());
  }

  /** The type arguments that one of a type's supertypes has there; nothing if it is none. */
  Optional<List<TypeMirror>> argumentsOf(DeclaredType type, String supertype) {
    return Optional.ofNullable(supertypes.of(type, supertype)).filter(list -> !list.isEmpty());
  }

  private TypeShape opaque(TypeMirror type, Element where, String what) {
    reached.problem(
        where,
        true,
        DiagnosticId.PAYLOAD_OPAQUE,
        what
            + " is a "
            + types.erasure(type)
            + ", of which Jackson writes what its getters happen to give. Use a type of your own,"
            + " String or byte[], or leave it out with @JsonIgnore.");
    return new TypeShape.Anything();
  }
}
