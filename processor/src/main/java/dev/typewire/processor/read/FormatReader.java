package dev.typewire.processor.read;

import dev.typewire.processor.model.TypeShape;
import dev.typewire.processor.model.TypeShape.ScalarKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
      Set.of("java.util.Date", "java.util.Calendar", "java.util.GregorianCalendar");
  private static final Set<String> NUMBER_LISTS =
      Set.of(
          "java.time.LocalDate",
          "java.time.LocalTime",
          "java.time.LocalDateTime",
          "java.time.YearMonth",
          "java.time.MonthDay",
          "java.time.Month");

  private final Elements elements;
  private final JacksonAnnotations jackson;

  FormatReader(Elements elements, JacksonAnnotations jackson) {
    this.elements = elements;
    this.jackson = jackson;
  }

  /** The shape in this format; nothing if that is not mapped. */
  Optional<TypeShape> apply(Format format, TypeShape shape) {
    if (shape instanceof TypeShape.OrNull orNull) {
      return apply(format, orNull.type()).map(TypeShape.OrNull::new);
    }
    if (shape instanceof TypeShape.ListOf list) {
      return format.unwrapsSingles() || format.isPojo()
          ? Optional.empty()
          : applyToElement(format, list.element()).map(TypeShape.ListOf::new);
    }
    if (shape instanceof TypeShape.MapOf map) {
      return applyToElement(format, map.value())
          .map(value -> new TypeShape.MapOf(map.key(), value));
    }
    if (shape instanceof TypeShape.Scalar scalar) {
      return Optional.of(scalar(format, scalar));
    }
    if (shape instanceof TypeShape.Named named) {
      return named(format, named);
    }
    boolean asItIs = shape instanceof TypeShape.Anything || shape instanceof TypeShape.Verbatim;
    return asItIs ? Optional.of(shape) : Optional.empty();
  }

  /** Arrays of primitives keep their own format. */
  private Optional<TypeShape> applyToElement(Format format, TypeShape element) {
    return element instanceof TypeShape.Scalar scalar && PRIMITIVES.contains(scalar.java())
        ? Optional.of(element)
        : apply(format, element);
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
    boolean toList = format.isNumeric() || format.isArray();
    TypeShape part = new TypeShape.Scalar(ScalarKind.NUMBER, "int");
    if (toList && NUMBER_LISTS.contains(java)) {
      return new TypeShape.ListOf(part);
    }
    if (toList && java.equals("java.time.OffsetTime")) {
      TypeShape zone = new TypeShape.Scalar(ScalarKind.STRING, "java.time.ZoneOffset");
      return new TypeShape.ListOf(new TypeShape.OneOf(List.of(part, zone)));
    }
    return scalar;
  }

  private Optional<TypeShape> named(Format format, TypeShape.Named named) {
    TypeElement type = elements.getTypeElement(named.type());
    if (type == null) {
      return Optional.empty();
    }
    List<TypeElement> typeThenSupertypes = Supertypes.nearestFirst(type);
    if (jackson.valueMember(typeThenSupertypes).isPresent()
        || jackson.typeInfo(typeThenSupertypes).isPresent()) {
      return Optional.empty();
    }
    boolean ownFormat = jackson.format(typeThenSupertypes).isPresent();
    if (format.isObject()) {
      boolean wasObject = type.getKind() != ElementKind.ENUM && !ownFormat;
      return Optional.of(wasObject ? named : anyObject());
    }
    if (type.getKind() == ElementKind.ENUM) {
      return Optional.of(constant(format, named, ownFormat));
    }
    return Optional.of(format.isArray() ? new TypeShape.ListOf(new TypeShape.Anything()) : named);
  }

  private static TypeShape constant(Format format, TypeShape.Named named, boolean ownFormat) {
    if (format.isNumeric() || format.isArray()) {
      return new TypeShape.Scalar(ScalarKind.NUMBER, named.type());
    }
    return format.isString() && ownFormat
        ? new TypeShape.Scalar(ScalarKind.STRING, named.type())
        : named;
  }

  private static TypeShape anyObject() {
    return new TypeShape.MapOf(
        new TypeShape.Scalar(ScalarKind.STRING, "java.lang.String"), new TypeShape.Anything());
  }
}
