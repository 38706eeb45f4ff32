package dev.typewire.processor.read;

import static dev.typewire.processor.model.TypeShape.ScalarKind.NUMBER;

import dev.typewire.processor.model.TypeShape;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What Jackson 3 writes other than as text once {@code WRITE_DATES_AS_TIMESTAMPS} is on. */
final class DateTimestamps {
  private static final Map<String, TypeShape> SHAPES = new HashMap<>();

  static {
    for (String instant :
        new String[] {
          "java.util.Date",
          "java.util.Calendar",
          "java.util.GregorianCalendar",
          "java.time.Instant",
          "java.time.OffsetDateTime",
          "java.time.ZonedDateTime"
        }) {
      SHAPES.put(instant, new TypeShape.Scalar(NUMBER, instant));
    }
    for (String fields :
        new String[] {
          "java.time.LocalDate",
          "java.time.LocalTime",
          "java.time.LocalDateTime",
          "java.time.OffsetTime",
          "java.time.YearMonth"
        }) {
      DateFields.shape(fields).ifPresent(shape -> SHAPES.put(fields, shape));
    }
  }

  private DateTimestamps() {}

  static Optional<TypeShape> shape(String type) {
    return Optional.ofNullable(SHAPES.get(type));
  }
}
