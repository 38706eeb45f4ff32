package dev.typewire.processor.read;

import dev.typewire.processor.model.Doc;
import dev.typewire.processor.model.EnumConstant;
import dev.typewire.processor.model.JsonSetting;
import dev.typewire.processor.model.JsonSettings;
import dev.typewire.processor.model.Property;
import dev.typewire.processor.model.TypeDefinition;
import dev.typewire.processor.model.TypeShape;
import dev.typewire.processor.read.JacksonAnnotations.Inclusion;
import dev.typewire.processor.report.DiagnosticId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
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
  private final JsonNames names;
  private final PropertyFinder properties;
  private final Map<String, ReadType> read = new HashMap<>();

  TypeReader(
      ProcessingEnvironment environment, Origin origin, KeptFacts kept, SourceMemory memory) {
    this.environment = environment;
    this.types = environment.getTypeUtils();
    this.origin = origin;
    this.kept = kept;
    this.memory = memory;
    this.jackson = new JacksonAnnotations(environment.getElementUtils());
    this.settings = JsonSettings.of(environment.getOptions());
    this.names = new JsonNames(environment.getElementUtils(), settings);
    this.properties = new PropertyFinder(types);
  }

  ReadType read(TypeElement type) {
    String name = type.getQualifiedName().toString();
    ReadType known = read.get(name);
    if (known == null) {
      known = readNow(type);
      read.put(name, known);
    }
    return known;
  }

  private ReadType readNow(TypeElement type) {
    ShapeReader shapes = new ShapeReader(environment);
    TypeDefinition definition = readDefinition(type, shapes);
    boolean source = origin.isSource(type);
    if (!source) {
      TypeDefinition fromClassFile = definition;
      definition =
          kept.type(definition.type())
              .filter(fromSource -> fromSource.bare().equals(fromClassFile.bare()))
              .orElse(fromClassFile);
    }
    return new ReadType(
        definition,
        List.copyOf(shapes.references()),
        List.copyOf(shapes.problems()),
        shapes.resolved(),
        source);
  }

  private TypeDefinition readDefinition(TypeElement type, ShapeReader shapes) {
    Optional<String> unmapped = unmappedAsAWhole(type);
    if (unmapped.isPresent()) {
      shapes.problem(
          type,
          false,
          DiagnosticId.PAYLOAD_UNMAPPED,
          unmappedMessage(simpleName(type), unmapped.get()));
      return new TypeDefinition.AliasType(
          type.getQualifiedName().toString(),
          typeParameters(type),
          new TypeShape.Anything(),
          doc(type));
    }
    return type.getKind() == ElementKind.ENUM ? readEnum(type) : readObject(type, shapes);
  }

  /** An annotation on the type, or {@code @JsonValue} in it, that is not mapped yet. */
  private Optional<String> unmappedAsAWhole(TypeElement type) {
    Optional<String> onType =
        Supertypes.nearestFirst(type).stream()
            .flatMap(level -> jackson.unmapped(level).stream())
            .findFirst();
    return onType.isPresent()
        ? onType
        : type.getEnclosedElements().stream()
            .flatMap(member -> jackson.unmapped(member).stream())
            .filter("JsonValue"::equals)
            .findFirst();
  }

  private static List<String> typeParameters(TypeElement type) {
    return type.getTypeParameters().stream().map(p -> p.getSimpleName().toString()).toList();
  }

  private TypeDefinition readEnum(TypeElement type) {
    List<EnumConstant> constants = new ArrayList<>();
    boolean allNamed = true;
    for (Element member : type.getEnclosedElements()) {
      if (member.getKind() == ElementKind.ENUM_CONSTANT) {
        allNamed &=
            jackson.explicitName(List.of(member)).filter(name -> !name.isEmpty()).isPresent();
        constants.add(new EnumConstant(names.of(member), doc(member)));
      }
    }
    // Jackson 3 writes toString(), which by default is the constant's name.
    boolean byText = settings.is(JsonSetting.ENUMS, "toString");
    boolean open = byText && !allNamed && overridesToString(type);
    return new TypeDefinition.EnumType(
        type.getQualifiedName().toString(), constants, open, doc(type));
  }

  private static boolean overridesToString(TypeElement type) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .anyMatch(m -> m.getSimpleName().contentEquals("toString") && m.getParameters().isEmpty());
  }

  private TypeDefinition readObject(TypeElement type, ShapeReader shapes) {
    Doc doc = doc(type);
    List<String> ignored = jackson.ignoredNames(Supertypes.nearestFirst(type));
    List<Property> found = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (JavaProperty property : properties.find(type)) {
      Optional<String> explicit = jackson.explicitName(property.members());
      String name = names.of(property);
      boolean written = property.visible() || explicit.isPresent();
      if (!written || ignored.contains(name) || isLeftOut(property)) {
        continue;
      }
      if (!taken.add(name)) {
        shapes.problem(
            place(type, property),
            true,
            DiagnosticId.PAYLOAD_PROPERTY_DUPLICATE,
            simpleName(type)
                + " has two properties named \""
                + name
                + "\", which Jackson refuses to write. Rename one with @JsonProperty.");
      }
      found.add(readProperty(type, property, name, doc, shapes));
    }
    return new TypeDefinition.ObjectType(
        type.getQualifiedName().toString(),
        typeParameters(type),
        found,
        new Doc(doc.text(), Map.of(), doc.deprecated()));
  }

  private boolean isLeftOut(JavaProperty property) {
    if (jackson.isIgnored(property.members())) {
      return true;
    }
    return types.asElement(valueType(property.value().asType())) instanceof TypeElement type
        && jackson.isIgnoredType(Supertypes.nearestFirst(type));
  }

  private Property readProperty(
      TypeElement owner, JavaProperty property, String name, Doc ownerDoc, ShapeReader shapes) {
    Element value = property.value();
    String what = simpleName(owner) + "." + value.getSimpleName();
    TypeMirror type = valueType(types.asMemberOf((DeclaredType) owner.asType(), value));
    Element place = place(owner, property);
    TypeShape shape = memory.withNullness(value, shapes.read(type, place, what));
    for (Element member : property.members()) {
      Optional<String> unmapped = jackson.unmapped(member);
      if (unmapped.isPresent()) {
        shapes.problem(
            place, false, DiagnosticId.PAYLOAD_UNMAPPED, unmappedMessage(what, unmapped.get()));
        shape = new TypeShape.Anything();
        break;
      }
    }
    List<Element> membersThenTypes = new ArrayList<>(property.members());
    membersThenTypes.addAll(Supertypes.nearestFirst(owner));
    Inclusion ofMapper = Inclusion.valueOf(settings.get(JsonSetting.INCLUSION));
    Presence presence =
        presence(property, value, type, shape, jackson.inclusion(membersThenTypes, ofMapper));
    return new Property(name, presence.shape, presence.optional, propertyDoc(property, ownerDoc));
  }

  /** The member, or the type itself if it inherits the member from a class file. */
  private Element place(TypeElement owner, JavaProperty property) {
    boolean isHere =
        property.place().getEnclosingElement() instanceof TypeElement declaring
            && origin.isSource(declaring);
    return isHere ? property.place() : owner;
  }

  /** A getter's result, or a field's own type. */
  private static TypeMirror valueType(TypeMirror member) {
    return member instanceof ExecutableType method ? method.getReturnType() : member;
  }

  private record Presence(TypeShape shape, boolean optional) {}

  private Presence presence(
      JavaProperty property, Element value, TypeMirror type, TypeShape shape, Inclusion inclusion) {
    TypeShape present = shape instanceof TypeShape.OrNull orNull ? orNull.type() : shape;
    boolean primitive = type.getKind().isPrimitive();
    boolean nullable =
        !primitive
            && ((shape instanceof TypeShape.OrNull && !canBeAbsent(type))
                || Nullness.isAnyNullable(property.members())
                || Nullness.isNullable(type)
                || property.members().stream().anyMatch(m -> Nullness.isNullable(m.asType())));
    boolean nonNull =
        primitive
            || Nullness.isAnyNonNull(property.members())
            || Nullness.isNonNull(type)
            || Nullness.isNullMarked(value);
    boolean absent = canBeAbsent(type);
    return switch (inclusion) {
      case ALWAYS ->
          new Presence(nullable || absent ? new TypeShape.OrNull(present) : shape, false);
      case NON_NULL ->
          new Presence(absent ? new TypeShape.OrNull(present) : present, nullable || !nonNull);
      case NON_ABSENT -> new Presence(present, nullable || absent || !nonNull);
      case NON_EMPTY ->
          new Presence(present, nullable || absent || !nonNull || canBeEmpty(present));
      // What is left out may be something else than null, and then null is written.
      case NON_DEFAULT, CUSTOM ->
          new Presence(nullable || absent ? new TypeShape.OrNull(present) : shape, true);
    };
  }

  private boolean canBeAbsent(TypeMirror type) {
    return types.asElement(type) instanceof TypeElement element
        && BuiltInTypes.canBeAbsent(element.getQualifiedName().toString());
  }

  private static boolean canBeEmpty(TypeShape shape) {
    return shape instanceof TypeShape.ListOf
        || shape instanceof TypeShape.MapOf
        || shape instanceof TypeShape.Anything
        || shape instanceof TypeShape.Variable
        || (shape instanceof TypeShape.Scalar scalar && scalar.of() == TypeShape.ScalarKind.STRING);
  }

  private Doc propertyDoc(JavaProperty property, Doc ownerDoc) {
    String component = ownerDoc.params().get(property.implicitName());
    if (component != null) {
      return Doc.of(component);
    }
    for (Element member : property.members()) {
      Doc doc = doc(member);
      boolean isGetterOrField =
          !(member instanceof ExecutableElement m && !m.getParameters().isEmpty());
      if (isGetterOrField && !doc.equals(Doc.NONE)) {
        return new Doc(doc.text(), Map.of(), doc.deprecated());
      }
    }
    return Doc.NONE;
  }

  private static String unmappedMessage(String what, String annotation) {
    return what
        + " has @"
        + annotation
        + ", which is not mapped to a TypeScript type yet. Its type is"
        + " unknown to subscribers until it goes without.";
  }

  private Doc doc(Element element) {
    return memory.doc(element);
  }

  private static String simpleName(TypeElement type) {
    return type.getSimpleName().toString();
  }
}
