package dev.typewire.processor.read;

import dev.typewire.processor.model.Doc;
import dev.typewire.processor.model.JsonSetting;
import dev.typewire.processor.model.JsonSettings;
import dev.typewire.processor.model.Property;
import dev.typewire.processor.model.TypeShape;
import dev.typewire.processor.read.JacksonAnnotations.Inclusion;
import dev.typewire.processor.read.UnwrappedReader.Unwrapped;
import dev.typewire.processor.report.DiagnosticId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Reads the properties that Jackson writes of an object. */
final class ObjectReader {
  private final ProcessingEnvironment environment;
  private final Types types;
  private final Origin origin;
  private final SourceMemory memory;
  private final JacksonAnnotations jackson;
  private final PropertyFinder properties;
  private final PresenceReader presences;
  private final JsonNames names;
  private final Inclusion ofMapper;
  private final UnwrappedReader unwrappedReader;
  private final FormatReader formats;
  private final TypeScriptReader typeScript;
  private final CheckReader checks;

  ObjectReader(
      ProcessingEnvironment environment,
      Origin origin,
      SourceMemory memory,
      JacksonAnnotations jackson,
      JsonNames names,
      JsonSettings settings) {
    this.names = names;
    this.ofMapper = Inclusion.valueOf(settings.get(JsonSetting.INCLUSION));
    this.environment = environment;
    this.types = environment.getTypeUtils();
    this.origin = origin;
    this.memory = memory;
    this.jackson = jackson;
    this.properties = new PropertyFinder(types);
    this.presences = new PresenceReader(types, jackson);
    this.unwrappedReader = new UnwrappedReader(environment, memory, jackson, presences);
    this.typeScript = new TypeScriptReader(environment.getElementUtils());
    this.checks = new CheckReader(types, memory);
    this.formats = new FormatReader(environment.getElementUtils(), jackson);
  }

  /**
   * A property with the members that it comes from.
   *
   * @param java its members
   * @param property the property
   */
  record Found(JavaProperty java, Property property) {}

  /** The properties of this type, in the order of declaration, the inherited ones first. */
  List<Property> read(TypeElement type, ShapeReader shapes) {
    return find(type, shapes).stream().map(Found::property).toList();
  }

  /** The same with where they come from. */
  List<Found> find(TypeElement type, ShapeReader shapes) {
    List<Found> found = new ArrayList<>();
    collect((DeclaredType) type.asType(), Affixes.NONE, List.of(), shapes, found);
    Set<String> names = new HashSet<>();
    for (Found each : found) {
      if (!names.add(each.property().name())) {
        duplicate(type, each.java(), each.property().name(), shapes);
      }
    }
    return found;
  }

  /**
   * Adds the properties of an object.
   *
   * @param type its type
   * @param affixes what goes around its properties' names
   * @param within the types that it is unwrapped into
   */
  private void collect(
      DeclaredType type,
      Affixes affixes,
      List<TypeElement> within,
      ShapeReader shapes,
      List<Found> found) {
    TypeElement element = (TypeElement) type.asElement();
    List<TypeElement> typeThenSupertypes = Supertypes.nearestFirst(element);
    for (NamedProperty named : NamedProperty.joined(written(element, typeThenSupertypes))) {
      JavaProperty property = named.java();
      if (jackson.isAnyGetter(property.members())) {
        // Other keys than the known ones fit a TypeScript interface, so there is no more to say.
        continue;
      }
      Optional<Unwrapped> unwrapped = unwrappedReader.read(type, property, ofMapper);
      if (unwrapped.isPresent()) {
        unwrap(property, element, unwrapped.get(), affixes, within, shapes, found);
      } else {
        found.add(
            new Found(
                property, readProperty(type, property, affixes.around(named.name()), shapes)));
      }
    }
  }

  /** What Jackson sees and does not leave out. */
  private List<NamedProperty> written(TypeElement type, List<TypeElement> typeThenSupertypes) {
    List<String> ignored = jackson.ignoredNames(typeThenSupertypes);
    List<NamedProperty> written = new ArrayList<>();
    for (JavaProperty property : properties.find(type)) {
      Optional<String> explicit = jackson.explicitName(property.members());
      String name = names.of(property, typeThenSupertypes);
      boolean seen =
          property.visible()
              || explicit.isPresent()
              || jackson.unwrapped(property.members()).isPresent();
      if (seen && !ignored.contains(name) && !isLeftOut(property)) {
        boolean named = explicit.filter(given -> !given.isEmpty()).isPresent();
        written.add(new NamedProperty(property, name, named));
      }
    }
    return written;
  }

  private void unwrap(
      JavaProperty property,
      TypeElement owner,
      Unwrapped unwrapped,
      Affixes outer,
      List<TypeElement> within,
      ShapeReader shapes,
      List<Found> found) {
    TypeElement element = (TypeElement) unwrapped.type().asElement();
    List<TypeElement> path = new ArrayList<>(within);
    path.add(owner);
    if (path.contains(element) || jackson.unmapped(Supertypes.nearestFirst(element)).isPresent()) {
      String what = owner.getSimpleName() + "." + property.value().getSimpleName();
      shapes.unmapped(place(owner, property), what, "JsonUnwrapped");
      return;
    }
    shapes.part(element);
    Affixes affixes = unwrapped.alone() ? unwrapped.affixes() : unwrapped.affixes().within(outer);
    List<Found> inner = new ArrayList<>();
    collect(unwrapped.type(), affixes, path, shapes, inner);
    for (Found each : inner) {
      Property read = each.property();
      found.add(
          new Found(
              property,
              new Property(
                  read.name(),
                  read.shape(),
                  read.optional() || unwrapped.optional(),
                  read.checks(),
                  read.doc())));
    }
  }

  private void duplicate(TypeElement type, JavaProperty property, String name, ShapeReader shapes) {
    shapes.problem(
        place(type, property),
        true,
        DiagnosticId.PAYLOAD_PROPERTY_DUPLICATE,
        type.getSimpleName()
            + " has two properties named \""
            + name
            + "\", which Jackson refuses to write. Rename one with @JsonProperty.");
  }

  private boolean isLeftOut(JavaProperty property) {
    if (jackson.isIgnored(property.members())) {
      return true;
    }
    return types.asElement(valueType(property.value().asType())) instanceof TypeElement type
        && jackson.isIgnoredType(Supertypes.nearestFirst(type));
  }

  private Property readProperty(
      DeclaredType declared, JavaProperty property, String name, ShapeReader shapes) {
    TypeElement owner = (TypeElement) declared.asElement();
    Element value = property.value();
    String what = owner.getSimpleName() + "." + value.getSimpleName();
    TypeMirror type = valueType(types.asMemberOf(declared, value));
    Element place = place(owner, property);
    Optional<TypeShape> asWritten = typeScript.read(property.members());
    TypeShape shape =
        asWritten.isPresent()
            ? nullableAs(shapeOf(property, type), asWritten.get())
            : annotated(property, type, place, what, shapes);
    List<Element> membersThenTypes = new ArrayList<>(property.members());
    membersThenTypes.addAll(Supertypes.nearestFirst(owner));
    Presence presence =
        presences.of(property, type, shape, jackson.inclusion(membersThenTypes, ofMapper));
    return new Property(
        name,
        presence.shape(),
        presence.optional(),
        checks.read(property, presence.shape()),
        propertyDoc(property, memory.doc(owner)));
  }

  /** What the property's type is written as, given what Jackson's annotations say. */
  private TypeShape annotated(
      JavaProperty property, TypeMirror type, Element place, String what, ShapeReader shapes) {
    TypeShape shape = memory.withNullness(property.value(), shapes.read(type, place, what));
    Optional<String> unmapped = jackson.unmappedProperty(property.members());
    Optional<Format> format = jackson.format(property.members());
    Optional<AnnotationReader> serialize = jackson.serialize(property.members());
    if (unmapped.isEmpty() && serialize.isPresent()) {
      Optional<TypeShape> serialized =
          new SerializeReader(shapes).apply(serialize.get(), shape, place, what);
      unmapped = serialized.isPresent() ? Optional.empty() : Optional.of("JsonSerialize");
      shape = serialized.orElse(shape);
    } else if (unmapped.isEmpty() && format.isPresent()) {
      Optional<TypeShape> formatted = formats.apply(format.get(), shape);
      unmapped = formatted.isPresent() ? Optional.empty() : Optional.of("JsonFormat");
      shape = formatted.orElse(shape);
    }
    if (unmapped.isPresent()) {
      shapes.unmapped(place, what, unmapped.get());
      return new TypeShape.Anything();
    }
    return shape;
  }

  private TypeShape shapeOf(JavaProperty property, TypeMirror held) {
    return memory.withNullness(
        property.value(), new ShapeReader(environment).read(held, property.value(), ""));
  }

  private static TypeShape nullableAs(TypeShape shape, TypeShape other) {
    return shape instanceof TypeShape.OrNull ? new TypeShape.OrNull(other) : other;
  }

  /** The member, or the type itself if it inherits the member from a class file. */
  private Element place(TypeElement owner, JavaProperty property) {
    boolean isHere =
        property.place().getEnclosingElement() instanceof TypeElement declaring
            && origin.isSource(declaring);
    return isHere ? property.place() : owner;
  }

  /** A getter's result, or a field's own type. */
  static TypeMirror valueType(TypeMirror member) {
    return member instanceof ExecutableType method ? method.getReturnType() : member;
  }

  private Doc propertyDoc(JavaProperty property, Doc ownerDoc) {
    String component = ownerDoc.params().get(property.implicitName());
    if (component != null) {
      return Doc.of(component);
    }
    for (Element member : property.members()) {
      Doc doc = memory.doc(member);
      boolean isGetterOrField =
          !(member instanceof ExecutableElement m && !m.getParameters().isEmpty());
      if (isGetterOrField && !doc.equals(Doc.NONE)) {
        return new Doc(doc.text(), Map.of(), doc.deprecated());
      }
    }
    return Doc.NONE;
  }
}
