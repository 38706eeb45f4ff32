package dev.typewire.processor.read;

import dev.typewire.processor.model.TypeShape;
import dev.typewire.processor.model.TypeShape.ScalarKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Tells what becomes of a shape when its property has {@code @JsonFormat}, as Jackson 3 does. */
final class FormatReader {
  private static final Set<String> NUMBERS =
      Set.of(
          "byte",
          "short",
          "int",
          "long",
          "float",
          "double",
          "java.lang.Byte",
          "java.lang.Short",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Float",
          "java.lang.Double",
          "java.lang.Number",
          "java.math.BigDecimal",
          "java.math.BigInteger");
  private static final Set<String> PRIMITIVES =
      Set.of("boolean", "byte", "short", "int", "long", "float", "double");
  private static final Set<String> TIMESTAMPS =
      Set.of(
          "java.time.Instant",
          "java.time.OffsetDateTime",
          "java.time.ZonedDateTime",
          "java.time.Duration");
  private static final Set<String> OLD_DATES =
      Set.of(
          "java.util.Date",
          "java.util.Calendar",
          "java.util.GregorianCalendar",
          "java.sql.Date",
          "java.sql.Timestamp");
  private final Elements elements;
  private final JacksonAnnotations jackson;
  private final Subtypes subtypes;
  private final InlineReader inline;

  FormatReader(ProcessingEnvironment environment, JacksonAnnotations jackson, InlineReader inline) {
    this.elements = environment.getElementUtils();
    this.jackson = jackson;
    this.subtypes = new Subtypes(environment, jackson);
    this.inline = inline;
  }

  /**
   * The shape in this format; nothing if that is not mapped.
   *
   * @param shapes collects what the format leads to
   */
  Optional<TypeShape> apply(Format format, TypeShape shape, ShapeReader shapes) {
    if (shape instanceof TypeShape.OrNull orNull) {
      return apply(format, orNull.type(), shapes).map(TypeShape.OrNull::new);
    }
    if (shape instanceof TypeShape.ListOf list) {
      return format.unwrapsSingles() || format.isPojo()
          ? Optional.empty()
          : applyToElement(format, list.element(), shapes).map(TypeShape.ListOf::new);
    }
    if (shape instanceof TypeShape.MapOf map) {
      return format.isPojo()
          ? Optional.empty() // the properties of the map or entry as an object
          : applyToElement(format, map.value(), shapes)
              .map(value -> new TypeShape.MapOf(map.key(), value));
    }
    if (shape instanceof TypeShape.Scalar scalar) {
      return Optional.of(scalar(format, scalar));
    }
    if (shape instanceof TypeShape.Named named) {
      return named(format, named, shapes);
    }
    boolean asItIs = shape instanceof TypeShape.Anything || shape instanceof TypeShape.Verbatim;
    return asItIs ? Optional.of(shape) : Optional.empty();
  }

  /** Arrays of primitives keep their own format. */
  private Optional<TypeShape> applyToElement(Format format, TypeShape element, ShapeReader shapes) {
    return element instanceof TypeShape.Scalar scalar && PRIMITIVES.contains(scalar.java())
        ? Optional.of(element)
        : apply(format, element, shapes);
  }

  private static TypeShape scalar(Format format, TypeShape.Scalar scalar) {
    String java = scalar.java();
    boolean isBoolean = java.equals("boolean") || java.equals("java.lang.Boolean");
    boolean toString =
        (format.isString() && (isBoolean || NUMBERS.contains(java)))
            || (java.equals("java.time.Year") && (format.isString() || format.isPattern()))
            || (java.equals("java.time.Month") && format.isPattern());
    if (toString) {
      return new TypeShape.Scalar(ScalarKind.STRING, java);
    }
    boolean dayNumber = java.equals("java.time.LocalDate") && format.shape().equals("NUMBER_INT");
    boolean toNumber =
        (format.isNumeric() && (isBoolean || OLD_DATES.contains(java)))
            || ((format.isNumeric() || format.isArray()) && TIMESTAMPS.contains(java))
            || dayNumber;
    if (toNumber) {
      return new TypeShape.Scalar(ScalarKind.NUMBER, java);
    }
    if (format.isNumeric() || format.isArray()) {
      return DateFields.shape(java).orElse(scalar);
    }
    return scalar;
  }

  private Optional<TypeShape> named(Format format, TypeShape.Named named, ShapeReader shapes) {
    TypeElement type = elements.getTypeElement(named.type());
    if (type == null) {
      return Optional.empty();
    }
    List<TypeElement> typeThenSupertypes = Supertypes.nearestFirst(type);
    if (jackson.valueMember(typeThenSupertypes).isPresent()
        || jackson.typeInfo(typeThenSupertypes).isPresent()
        || subtypes.isSealedAlone(type)) {
      return Optional.empty();
    }
    boolean ownFormat = jackson.format(typeThenSupertypes).isPresent();
    if (format.isObject()) {
      boolean wasObject = type.getKind() != ElementKind.ENUM && !ownFormat;
      return wasObject
          ? Optional.of(named)
          : inline.asObject(type, shapes).or(() -> Optional.of(anyObject()));
    }
    if (type.getKind() == ElementKind.ENUM) {
      return Optional.of(constant(format, type, named, ownFormat));
    }
    return format.isArray()
        ? inline.asArray(type, shapes).or(() -> Optional.of(ArrayReader.ANY_ARRAY))
        : Optional.of(named);
  }

  private TypeShape constant(
      Format format, TypeElement type, TypeShape.Named named, boolean ownFormat) {
    if (format.isNumeric() || format.isArray()) {
      return new NumericEnum(jackson).shape(type);
    }
    return format.isString() && ownFormat
        ? new TypeShape.Scalar(ScalarKind.STRING, named.type())
        : named;
  }

  static TypeShape anyObject() {
    return new TypeShape.MapOf(
        new TypeShape.Scalar(ScalarKind.STRING, "java.lang.String"), new TypeShape.Anything());
  }
}
