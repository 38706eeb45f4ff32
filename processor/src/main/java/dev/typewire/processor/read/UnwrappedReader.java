package dev.typewire.processor.read;

import dev.typewire.processor.model.TypeShape;
import dev.typewire.processor.read.JacksonAnnotations.Inclusion;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Tells which properties {@code @JsonUnwrapped} takes apart. */
final class UnwrappedReader {
  private final ProcessingEnvironment environment;
  private final Types types;
  private final SourceMemory memory;
  private final JacksonAnnotations jackson;
  private final PresenceReader presences;

  UnwrappedReader(
      ProcessingEnvironment environment,
      SourceMemory memory,
      JacksonAnnotations jackson,
      PresenceReader presences) {
    this.environment = environment;
    this.types = environment.getTypeUtils();
    this.memory = memory;
    this.jackson = jackson;
    this.presences = presences;
  }

  /**
   * An object whose properties stand in another one.
   *
   * @param type its type
   * @param alone whether only its own affixes go around the names
   * @param affixes what goes around its properties' names
   * @param optional whether it may be missing altogether
   */
  record Unwrapped(DeclaredType type, boolean alone, Affixes affixes, boolean optional) {}

  /** What Jackson takes apart: an object with properties, not a list, a map or a scalar. */
  Optional<Unwrapped> read(DeclaredType owner, JavaProperty property, Inclusion ofMapper) {
    Optional<Affixes> affixes = jackson.unwrapped(property.members());
    TypeMirror held = ObjectReader.valueType(types.asMemberOf(owner, property.value()));
    if (affixes.isEmpty() || held.getKind() != TypeKind.DECLARED) {
      return Optional.empty();
    }
    DeclaredType type = referent((DeclaredType) held);
    if (!isObject(type, property)) {
      return Optional.empty();
    }
    Presence presence =
        presences.of(
            property,
            held,
            shapeOf(property, held),
            jackson.inclusion(property.members(), ofMapper));
    boolean optional = presence.optional() || presence.shape() instanceof TypeShape.OrNull;
    // Jackson prepares a final type's properties before it knows what goes around their names.
    boolean alone = types.asElement(held).getModifiers().contains(Modifier.FINAL);
    return Optional.of(new Unwrapped(type, alone, affixes.get(), optional));
  }

  private boolean isObject(DeclaredType type, JavaProperty property) {
    TypeShape shape = new ShapeReader(environment).read(type, property.value(), "");
    if (shape instanceof TypeShape.OrNull orNull) {
      shape = orNull.type();
    }
    TypeElement element = (TypeElement) type.asElement();
    return shape instanceof TypeShape.Named
        && element.getKind() != ElementKind.ENUM
        && jackson.valueMember(Supertypes.nearestFirst(element)).isEmpty();
  }

  private TypeShape shapeOf(JavaProperty property, TypeMirror held) {
    return memory.withNullness(
        property.value(), new ShapeReader(environment).read(held, property.value(), ""));
  }

  private static DeclaredType referent(DeclaredType type) {
    boolean reference =
        BuiltInTypes.isReference(((TypeElement) type.asElement()).getQualifiedName().toString());
    return reference
            && type.getTypeArguments().size() == 1
            && type.getTypeArguments().get(0) instanceof DeclaredType value
        ? value
        : type;
  }
}
