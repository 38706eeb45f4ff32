package dev.typewire.processor.read;

import dev.typewire.processor.model.TypeShape;
import dev.typewire.processor.model.TypeShape.ScalarKind;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Dates and times as arrays of their fields, which is how Jackson 3 writes them as numbers. */
final class DateFields {
  private static final TypeShape FIELD = new TypeShape.Scalar(ScalarKind.NUMBER, "int");
  private static final TypeShape ZONE =
      new TypeShape.Scalar(ScalarKind.STRING, "java.time.ZoneOffset");

  /** Times end before seconds or their fractions where these are zero, so they have no length. */
  private static final Map<String, TypeShape> SHAPES =
      Map.of(
          "java.time.LocalDate", fields(3),
          "java.time.YearMonth", fields(2),
          "java.time.MonthDay", fields(2),
          "java.time.Month", fields(1),
          "java.time.LocalTime", new TypeShape.ListOf(FIELD),
          "java.time.LocalDateTime", new TypeShape.ListOf(FIELD),
          "java.time.OffsetTime", new TypeShape.ListOf(new TypeShape.OneOf(List.of(FIELD, ZONE))));

  private DateFields() {}

  private static TypeShape fields(int count) {
    return new TypeShape.Tuple(Collections.nCopies(count, FIELD));
  }

  /** The array of a type's fields; nothing for other types. */
  static Optional<TypeShape> shape(String type) {
    return Optional.ofNullable(SHAPES.get(type));
  }
}
