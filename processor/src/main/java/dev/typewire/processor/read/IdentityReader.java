package dev.typewire.processor.read;

import dev.typewire.processor.model.Doc;
import dev.typewire.processor.model.JsonSettings;
import dev.typewire.processor.model.Property;
import dev.typewire.processor.model.TypeShape;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Reads {@code @JsonIdentityInfo}: Jackson writes an object with its id where it first meets it,
 * and the id alone from then on, so that either can stand where the type is used.
 */
final class IdentityReader {
  private static final String GENERATOR =
      AnnotationReader.name("com", "fasterxml", "jackson", "annotation", "ObjectIdGenerator");
  private static final String GENERATORS = GENERATOR + "s.";

  private final ProcessingEnvironment environment;
  private final JacksonAnnotations jackson;

  IdentityReader(ProcessingEnvironment environment) {
    this.environment = environment;
    this.jackson = new JacksonAnnotations(environment.getElementUtils());
  }

  /**
   * The id of an object.
   *
   * @param property what it is called
   * @param id what it is
   * @param added whether it is no property of the object otherwise
   */
  record Identity(String property, TypeShape id, boolean added) {
    Property asProperty() {
      return new Property(property, id, false, Doc.NONE);
    }
  }

  /** The id that the type itself asks for. */
  Optional<Identity> ofType(TypeElement type, ShapeReader shapes) {
    List<TypeElement> typeThenSupertypes = Supertypes.nearestFirst(type);
    boolean isObject =
        type.getKind() != ElementKind.ENUM && jackson.valueMember(typeThenSupertypes).isEmpty();
    return jackson
        .identity(typeThenSupertypes)
        .filter(info -> isObject)
        .flatMap(info -> identity(info, type, shapes));
  }

  /** What stands where this type is used. */
  TypeShape use(TypeShape.Named named, TypeElement type, ShapeReader shapes) {
    boolean alwaysId = jackson.alwaysAsId(Supertypes.nearestFirst(type)).orElse(false);
    return ofType(type, shapes).map(identity -> use(named, identity.id(), alwaysId)).orElse(named);
  }

  private static TypeShape use(TypeShape object, TypeShape id, boolean alwaysId) {
    return alwaysId ? id : new TypeShape.OneOf(List.of(object, id));
  }

  /**
   * What a property's annotations make of what it holds; nothing if that is not mapped.
   *
   * @param members the property's members
   * @param shape what it holds, with the ids that the types ask for
   */
  Optional<TypeShape> ofProperty(
      List<? extends Element> members, TypeShape shape, ShapeReader shapes) {
    Optional<AnnotationReader> info = jackson.identity(members);
    Optional<Boolean> alwaysId = jackson.alwaysAsId(members);
    if (info.isEmpty() && alwaysId.isEmpty()) {
      return Optional.of(shape);
    }
    return Contents.change(
        withoutIds(shape),
        value ->
            value instanceof TypeShape.Named named
                ? ofNamed(named, info, alwaysId, shapes)
                : Optional.of(value).filter(v -> !alwaysId.orElse(true)));
  }

  private Optional<TypeShape> ofNamed(
      TypeShape.Named named,
      Optional<AnnotationReader> info,
      Optional<Boolean> alwaysId,
      ShapeReader shapes) {
    TypeElement type = environment.getElementUtils().getTypeElement(named.type());
    Optional<Identity> ofType = type == null ? Optional.empty() : ofType(type, shapes);
    Optional<Identity> here =
        type == null ? ofType : info.flatMap(i -> identity(i, type, shapes)).or(() -> ofType);
    if (here.isEmpty()) {
      return Optional.of(named);
    }
    if (jackson.typeInfo(Supertypes.nearestFirst(type)).isPresent() && !here.equals(ofType)) {
      return Optional.empty();
    }
    boolean always =
        alwaysId.or(() -> jackson.alwaysAsId(Supertypes.nearestFirst(type))).orElse(false);
    return Optional.of(use(object(named, ofType, here.get()), here.get().id(), always));
  }

  /** The object with the id that it has here instead of the one that its type asks for. */
  private static TypeShape object(TypeShape.Named named, Optional<Identity> ofType, Identity here) {
    if (ofType.equals(Optional.of(here)) || (ofType.isEmpty() && !here.added())) {
      return named;
    }
    return new TypeShape.Reshaped(
        named,
        ofType.filter(Identity::added).map(Identity::property).stream().toList(),
        here.added() ? List.of(here.asProperty()) : List.of());
  }

  /** The object alone, where {@link #use} has put its id beside it. */
  private static TypeShape withoutIds(TypeShape shape) {
    if (shape instanceof TypeShape.OrNull orNull) {
      return new TypeShape.OrNull(withoutIds(orNull.type()));
    }
    if (shape instanceof TypeShape.ListOf list) {
      return new TypeShape.ListOf(withoutIds(list.element()));
    }
    if (shape instanceof TypeShape.MapOf map) {
      return new TypeShape.MapOf(map.key(), withoutIds(map.value()));
    }
    return shape instanceof TypeShape.OneOf oneOf ? oneOf.members().get(0) : shape;
  }

  private Optional<Identity> identity(AnnotationReader info, TypeElement type, ShapeReader shapes) {
    String generator = info.type("generator");
    String property = info.text("property").value();
    if (generator.equals(GENERATORS + "None")) {
      return Optional.empty();
    }
    if (generator.equals(GENERATORS + "PropertyGenerator")) {
      return Optional.of(new Identity(property, idProperty(type, property, shapes), false));
    }
    TypeShape id =
        info.typeElement("generator")
            .map(TypeElement::asType)
            .flatMap(g -> shapes.argumentsOf((DeclaredType) g, GENERATOR))
            .map(arguments -> shapes.read(arguments.get(0), type, type.getSimpleName().toString()))
            .orElse(new TypeShape.Anything());
    return Optional.of(new Identity(property, id, true));
  }

  /** What the property holds that is the id. */
  private TypeShape idProperty(TypeElement type, String name, ShapeReader shapes) {
    var types = environment.getTypeUtils();
    var names =
        new JsonNames(environment.getElementUtils(), JsonSettings.of(environment.getOptions()));
    return new PropertyFinder(environment.getElementUtils(), types)
        .find(type).stream()
            .filter(p -> names.of(p, Supertypes.nearestFirst(type)).equals(name))
            .findFirst()
            .map(
                p -> {
                  TypeMirror value =
                      ObjectReader.valueType(
                          types.asMemberOf((DeclaredType) type.asType(), p.value()));
                  return shapes.read(value, type, type.getSimpleName() + "." + name);
                })
            .orElse(new TypeShape.Anything());
  }
}
