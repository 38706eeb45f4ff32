package dev.typewire.processor.read;

import dev.typewire.processor.model.Doc;
import dev.typewire.processor.model.Property;
import dev.typewire.processor.model.TypeShape;
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
  private final Types types;
  private final Origin origin;
  private final SourceMemory memory;
  private final JacksonAnnotations jackson;
  private final PropertyFinder properties;
  private final PresenceReader presences;
  private final FormatReader formats;

  ObjectReader(
      ProcessingEnvironment environment,
      Origin origin,
      SourceMemory memory,
      JacksonAnnotations jackson) {
    this.types = environment.getTypeUtils();
    this.origin = origin;
    this.memory = memory;
    this.jackson = jackson;
    this.properties = new PropertyFinder(types);
    this.presences = new PresenceReader(types, jackson);
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
    List<TypeElement> typeThenSupertypes = Supertypes.nearestFirst(type);
    List<String> ignored = jackson.ignoredNames(typeThenSupertypes);
    Naming naming = jackson.naming(typeThenSupertypes).orElse(Naming.NONE);
    Doc doc = memory.doc(type);
    List<Found> found = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JavaProperty property : properties.find(type)) {
      Optional<String> explicit = jackson.explicitName(property.members());
      String name =
          explicit
              .filter(given -> !given.isEmpty())
              .orElseGet(() -> naming.translate(property.implicitName()));
      boolean written = property.visible() || explicit.isPresent();
      if (!written || ignored.contains(name) || isLeftOut(property)) {
        continue;
      }
      if (!names.add(name)) {
        duplicate(type, property, name, shapes);
      }
      found.add(new Found(property, readProperty(type, property, name, doc, shapes)));
    }
    return found;
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
      TypeElement owner, JavaProperty property, String name, Doc ownerDoc, ShapeReader shapes) {
    Element value = property.value();
    String what = owner.getSimpleName() + "." + value.getSimpleName();
    TypeMirror type = valueType(types.asMemberOf((DeclaredType) owner.asType(), value));
    Element place = place(owner, property);
    TypeShape shape = memory.withNullness(value, shapes.read(type, place, what));
    Optional<String> unmapped = jackson.unmapped(property.members());
    Optional<Format> format = jackson.format(property.members());
    if (unmapped.isEmpty() && format.isPresent()) {
      Optional<TypeShape> formatted = formats.apply(format.get(), shape);
      unmapped = formatted.isPresent() ? Optional.empty() : Optional.of("JsonFormat");
      shape = formatted.orElse(shape);
    }
    if (unmapped.isPresent()) {
      shapes.unmapped(place, what, unmapped.get());
      shape = new TypeShape.Anything();
    }
    List<Element> membersThenTypes = new ArrayList<>(property.members());
    membersThenTypes.addAll(Supertypes.nearestFirst(owner));
    Presence presence = presences.of(property, type, shape, jackson.inclusion(membersThenTypes));
    return new Property(
        name, presence.shape(), presence.optional(), propertyDoc(property, ownerDoc));
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
