package dev.typewire.processor.read;

import dev.typewire.processor.model.JsonSettings;
import dev.typewire.processor.model.TypeShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/**
 * Reads {@code @JsonIgnoreProperties} and {@code @JsonIncludeProperties} on a property: what it
 * holds lacks some of its properties there.
 */
final class SelectionReader {
  private final ProcessingEnvironment environment;
  private final JacksonAnnotations jackson;
  private final PropertyFinder properties;
  private final Subtypes subtypes;
  private final JsonNames names;

  SelectionReader(ProcessingEnvironment environment, JacksonAnnotations jackson) {
    this.environment = environment;
    this.jackson = jackson;
    this.properties = new PropertyFinder(environment.getElementUtils(), environment.getTypeUtils());
    this.subtypes = new Subtypes(environment, jackson);
    this.names =
        new JsonNames(environment.getElementUtils(), JsonSettings.of(environment.getOptions()));
  }

  /**
   * The shape without what the annotations leave out; nothing if that is not mapped.
   *
   * @param members the property's members
   * @param shape what it holds otherwise
   */
  Optional<TypeShape> apply(List<? extends Element> members, TypeShape shape, ShapeReader shapes) {
    return jackson.selects(members)
        ? Contents.change(shape, value -> select(value, jackson.keptNames(members), shapes))
        : Optional.of(shape);
  }

  private Optional<TypeShape> select(TypeShape value, Predicate<String> kept, ShapeReader shapes) {
    if (value instanceof TypeShape.Reshaped reshaped) {
      return select(reshaped, kept, shapes);
    }
    return value instanceof TypeShape.Named named
        ? select(new TypeShape.Reshaped(named, List.of(), List.of()), kept, shapes)
        : Optional.of(value);
  }

  private Optional<TypeShape> select(
      TypeShape.Reshaped value, Predicate<String> kept, ShapeReader shapes) {
    TypeElement type = environment.getElementUtils().getTypeElement(value.type().type());
    if (type == null) {
      return Optional.empty();
    }
    List<TypeElement> typeThenSupertypes = Supertypes.nearestFirst(type);
    if (type.getKind() == ElementKind.ENUM || jackson.valueMember(typeThenSupertypes).isPresent()) {
      return Optional.of(value.type());
    }
    return subtypes.isUnion(type) ? ofSubtypes(type, kept, shapes) : without(value, type, kept);
  }

  private Optional<TypeShape> without(
      TypeShape.Reshaped value, TypeElement type, Predicate<String> kept) {
    List<TypeElement> typeThenSupertypes = Supertypes.nearestFirst(type);
    List<JavaProperty> all = properties.find(type).stream().filter(JavaProperty::visible).toList();
    boolean isPlain =
        jackson.format(typeThenSupertypes).isEmpty()
            && jackson.serialize(typeThenSupertypes).isEmpty()
            && jackson.typeInfo(typeThenSupertypes).map(TypeInfo::isInside).orElse(true)
            && all.stream().noneMatch(p -> changesNames(p.members()));
    if (!isPlain) {
      return Optional.empty();
    }
    List<String> without = new ArrayList<>(value.without());
    all.stream()
        .filter(p -> !jackson.isIgnored(p.members()))
        .map(p -> names.of(p, typeThenSupertypes))
        .filter(kept.negate())
        .forEach(without::add);
    return Optional.of(
        without.isEmpty() && value.with().isEmpty()
            ? value.type()
            : new TypeShape.Reshaped(value.type(), without, value.with()));
  }

  private boolean changesNames(List<Element> members) {
    return jackson.isAnyGetter(members) || jackson.unwrapped(members).isPresent();
  }

  /** Each of the subtypes by itself, as far as that keeps their ids. */
  private Optional<TypeShape> ofSubtypes(
      TypeElement base, Predicate<String> kept, ShapeReader shapes) {
    List<TypeElement> concrete = List.copyOf(subtypes.concrete(base));
    boolean simple =
        TypeParameters.names(base).isEmpty()
            && concrete.stream().allMatch(type -> TypeParameters.names(type).isEmpty())
            && concrete.stream().allMatch(type -> subtypes.direct(type).isEmpty());
    if (!simple || concrete.isEmpty()) {
      return Optional.empty();
    }
    List<TypeShape> members = new ArrayList<>();
    for (TypeElement type : concrete) {
      Optional<TypeShape> member = select(shapes.object(type), kept, shapes);
      if (member.isEmpty()) {
        return member;
      }
      members.add(member.get());
    }
    return Optional.of(Contents.oneOf(members));
  }
}
