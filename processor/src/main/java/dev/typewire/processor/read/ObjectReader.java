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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Reads the properties that Jackson writes of an object. */
final class ObjectReader {
  private final ProcessingEnvironment environment;
  private final Types types;
  private final Origin origin;
  private final SourceMemory memory;
  private final JacksonAnnotations jackson;
  private final WrittenProperties written;
  private final PresenceReader presences;
  private final Inclusion ofMapper;
  private final UnwrappedReader unwrappedReader;
  private final AnnotatedReader annotated;
  private final TypedReader typed;
  private final TypeScriptReader typeScript;
  private final CheckReader checks;

  ObjectReader(
      ProcessingEnvironment environment,
      Origin origin,
      SourceMemory memory,
      JacksonAnnotations jackson,
      JsonNames names,
      JsonSettings settings) {
    this.ofMapper = Inclusion.valueOf(settings.get(JsonSetting.INCLUSION));
    this.environment = environment;
    this.types = environment.getTypeUtils();
    this.origin = origin;
    this.memory = memory;
    this.jackson = jackson;
    this.written = new WrittenProperties(environment, origin, jackson, names);
    this.presences = new PresenceReader(environment, jackson, memory);
    this.unwrappedReader = new UnwrappedReader(environment, memory, jackson, presences);
    this.typeScript = new TypeScriptReader(environment.getElementUtils());
    this.typed = new TypedReader(environment, jackson);
    this.annotated =
        new AnnotatedReader(
            environment, jackson, typed, new InlineReader(this, new ArrayReader(jackson)));
    this.checks = new CheckReader(types, memory);
  }

  /**
   * A property with the members that it comes from.
   *
   * @param java its members
   * @param property the property
   */
  record Found(JavaProperty java, Property property) {}

  /** What an object holds, while it is being collected. */
  static final class Content {
    private final List<Found> found = new ArrayList<>();
    private final Set<TypeShape> rest = new LinkedHashSet<>();

    /** The properties with where they come from. */
    List<Found> found() {
      return found;
    }

    /** The properties, in the order of declaration, the inherited ones first. */
    List<Property> properties() {
      return found.stream().map(Found::property).toList();
    }

    /** What keys lead to that {@code @JsonAnyGetter} adds; nothing without it. */
    @Nullable TypeShape rest() {
      if (rest.isEmpty()) {
        return null;
      }
      return rest.size() == 1 ? rest.iterator().next() : new TypeShape.OneOf(List.copyOf(rest));
    }
  }

  /** What Jackson writes of this type. */
  Content read(TypeElement type, ShapeReader shapes) {
    Content content = new Content();
    collect((DeclaredType) type.asType(), Affixes.NONE, List.of(), shapes, content);
    Set<String> names = new HashSet<>();
    for (Found each : content.found) {
      if (!names.add(each.property().name())) {
        duplicate(type, each.java(), each.property().name(), shapes);
      }
    }
    return content;
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
      Content content) {
    TypeElement element = (TypeElement) type.asElement();
    List<TypeElement> typeThenSupertypes = Supertypes.nearestFirst(element);
    for (NamedProperty named :
        NamedProperty.joined(written.of(element, typeThenSupertypes, shapes))) {
      JavaProperty property = named.java();
      if (jackson.isAnyGetter(property.members())) {
        content.rest.add(restOf(type, property, shapes));
        continue;
      }
      Optional<Unwrapped> unwrapped = unwrappedReader.read(type, property, ofMapper);
      if (unwrapped.isPresent()) {
        unwrap(property, element, unwrapped.get(), affixes, within, shapes, content);
      } else {
        Property read = readProperty(type, property, affixes.around(named.name()), shapes);
        content.found.add(new Found(property, read));
        externalId(type, property, read, affixes).ifPresent(content.found::add);
      }
    }
  }

  /** The property beside this one that holds the id of what this one holds. */
  private Optional<Found> externalId(
      DeclaredType owner, JavaProperty property, Property read, Affixes affixes) {
    TypeMirror type = valueType(types.asMemberOf(owner, property.value()));
    if (!(types.asElement(type) instanceof TypeElement base)) {
      return Optional.empty();
    }
    boolean optional = read.optional() || read.shape() instanceof TypeShape.OrNull;
    return typed
        .externalId(property.members(), base)
        .map(
            id ->
                new Found(
                    property,
                    new Property(affixes.around(id.name()), id.shape(), optional, Doc.NONE)));
  }

  /** What the keys of an any-getter's map lead to. */
  private TypeShape restOf(DeclaredType owner, JavaProperty property, ShapeReader shapes) {
    TypeShape shape = readProperty(owner, property, "", shapes).shape();
    if (shape instanceof TypeShape.OrNull orNull) {
      shape = orNull.type();
    }
    return shape instanceof TypeShape.MapOf map ? map.value() : new TypeShape.Anything();
  }

  private void unwrap(
      JavaProperty property,
      TypeElement owner,
      Unwrapped unwrapped,
      Affixes outer,
      List<TypeElement> within,
      ShapeReader shapes,
      Content content) {
    TypeElement element = (TypeElement) unwrapped.type().asElement();
    List<TypeElement> path = new ArrayList<>(within);
    path.add(owner);
    if (path.contains(element) || jackson.unmapped(Supertypes.nearestFirst(element)).isPresent()) {
      String what = owner.getSimpleName() + "." + property.value().getSimpleName();
      shapes.reached().unmapped(origin.place(owner, property), what, "JsonUnwrapped");
      return;
    }
    shapes.reached().part(element);
    Affixes affixes = unwrapped.alone() ? unwrapped.affixes() : unwrapped.affixes().within(outer);
    Content inner = new Content();
    collect(unwrapped.type(), affixes, path, shapes, inner);
    content.rest.addAll(inner.rest);
    Predicate<String> kept = jackson.keptNames(property.members());
    inner.found.removeIf(each -> !kept.test(each.property().name()));
    for (Found each : inner.found) {
      Property read = each.property();
      content.found.add(
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
    shapes
        .reached()
        .problem(
            origin.place(type, property),
            true,
            DiagnosticId.PAYLOAD_PROPERTY_DUPLICATE,
            type.getSimpleName()
                + " has two properties named \""
                + name
                + "\", which Jackson refuses to write. Rename one with @JsonProperty.");
  }

  private Property readProperty(
      DeclaredType declared, JavaProperty property, String name, ShapeReader shapes) {
    TypeElement owner = (TypeElement) declared.asElement();
    Element value = property.value();
    String what = owner.getSimpleName() + "." + value.getSimpleName();
    TypeMirror type = valueType(types.asMemberOf(declared, value));
    Element place = origin.place(owner, property);
    Optional<TypeShape> asWritten = typeScript.ofMember(property.members(), place, what, shapes);
    TypeShape shape =
        asWritten.isPresent()
            ? nullableAs(
                shapeOf(property, type, place, what, new ShapeReader(environment)), asWritten.get())
            : annotated.read(
                property, shapeOf(property, type, place, what, shapes), place, what, shapes);
    List<Element> membersThenTypes = new ArrayList<>(property.members());
    membersThenTypes.addAll(Supertypes.nearestFirst(owner));
    if (isOfPlatform(value) && !type.getKind().isPrimitive()) {
      shape = shape.orNull();
    }
    // Where an any-getter is, Jackson does not look at the type's annotation.
    shape =
        EntryInclusion.apply(
            jackson.contentInclusion(
                jackson.isAnyGetter(property.members()) ? property.members() : membersThenTypes),
            shape,
            type,
            types);
    Presence presence =
        presences.of(property, type, shape, jackson.inclusion(membersThenTypes, ofMapper));
    return new Property(
        name,
        presence.shape(),
        presence.optional(),
        checks.read(property, presence.shape()),
        propertyDoc(property, memory.doc(owner)));
  }

  private TypeShape shapeOf(
      JavaProperty property, TypeMirror held, Element place, String what, ShapeReader shapes) {
    return memory.withNullness(property.value(), shapes.read(held, place, property.value(), what));
  }

  /** Whether a member comes from a type that says nothing of null, such as {@code Throwable}. */
  private static boolean isOfPlatform(Element member) {
    return member.getEnclosingElement() instanceof TypeElement declaring
        && BuiltInTypes.isPlatform(declaring.getQualifiedName().toString());
  }

  private static TypeShape nullableAs(TypeShape shape, TypeShape other) {
    return shape instanceof TypeShape.OrNull ? new TypeShape.OrNull(other) : other;
  }

  /** A getter's result, or a field's own type. */
  static TypeMirror valueType(TypeMirror member) {
    return member instanceof ExecutableType method ? method.getReturnType() : member;
  }

  private Doc propertyDoc(JavaProperty property, Doc ownerDoc) {
    String text = ownerDoc.params().getOrDefault(property.implicitName(), "");
    String deprecated = "";
    for (Element member : property.members()) {
      boolean isGetterOrField =
          !(member instanceof ExecutableElement m && !m.getParameters().isEmpty());
      if (isGetterOrField) {
        Doc doc = memory.doc(member);
        text = text.isEmpty() ? doc.text() : text;
        deprecated =
            deprecated.isBlank() && !doc.deprecated().isEmpty() ? doc.deprecated() : deprecated;
      }
    }
    return new Doc(text, Map.of(), deprecated);
  }
}
