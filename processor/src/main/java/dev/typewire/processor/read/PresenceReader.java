package dev.typewire.processor.read;

import dev.typewire.processor.model.Nullability;
import dev.typewire.processor.model.TypeShape;
import dev.typewire.processor.read.JacksonAnnotations.Inclusion;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Tells whether a property can be null or missing. */
final class PresenceReader {
  private final Types types;
  private final JacksonAnnotations jackson;
  private final SourceMemory memory;
  private final boolean strict;

  PresenceReader(
      ProcessingEnvironment environment, JacksonAnnotations jackson, SourceMemory memory) {
    this.types = environment.getTypeUtils();
    this.jackson = jackson;
    this.memory = memory;
    this.strict = Nullability.of(environment.getOptions()) == Nullability.STRICT;
  }

  Presence of(JavaProperty property, TypeMirror type, TypeShape shape, Inclusion inclusion) {
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
            || Nullness.isNullMarked(property.value())
            || property.members().stream().anyMatch(memory::isNonNull);
    nullable |= strict && !nonNull && Nullness.isReference(type);
    boolean absent = canBeAbsent(type);
    return switch (inclusion) {
      case ALWAYS ->
          new Presence(nullable || absent ? new TypeShape.OrNull(present) : shape, false);
      case NON_NULL ->
          new Presence(absent ? new TypeShape.OrNull(present) : present, nullable || !nonNull);
      case NON_ABSENT -> new Presence(present, nullable || absent || !nonNull);
      case NON_EMPTY ->
          new Presence(present, nullable || absent || !nonNull || canBeEmpty(type, present));
      case NON_DEFAULT -> new Presence(absent ? new TypeShape.OrNull(present) : present, true);
      // What is left out may be something else than null, and then null is written.
      case CUSTOM -> new Presence(nullable || absent ? new TypeShape.OrNull(present) : shape, true);
    };
  }

  private boolean canBeAbsent(TypeMirror type) {
    return types.asElement(type) instanceof TypeElement element
        && BuiltInTypes.canBeAbsent(element.getQualifiedName().toString());
  }

  private boolean canBeEmpty(TypeMirror type, TypeShape shape) {
    return isWrittenAsItsValue(type)
        || shape instanceof TypeShape.ListOf
        || shape instanceof TypeShape.MapOf
        || shape instanceof TypeShape.Anything
        || shape instanceof TypeShape.Verbatim
        || shape instanceof TypeShape.Variable
        || (shape instanceof TypeShape.Scalar scalar && BuiltInTypes.canBeEmpty(scalar));
  }

  /** Whether {@code @JsonValue} decides, whose result may be empty. */
  private boolean isWrittenAsItsValue(TypeMirror type) {
    return types.asElement(type) instanceof TypeElement element
        && jackson.valueMember(Supertypes.nearestFirst(element)).isPresent();
  }
}
