package shop;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Shape;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetTime;
import java.util.List;

record Formats(
    @JsonFormat(shape = Shape.NUMBER) Instant at,
    @JsonFormat(shape = Shape.ARRAY) LocalDate day,
    @JsonFormat(shape = Shape.ARRAY) OffsetTime time,
    @JsonFormat(shape = Shape.STRING) List<Long> ids,
    @JsonFormat(shape = Shape.OBJECT) Level level,
    Point point,
    Level.Numbered numbered) {
  @JsonFormat(shape = Shape.ARRAY)
  record Point(int y, int x, String label) {}

  enum Level {
    LOW,
    HIGH;

    @JsonFormat(shape = Shape.NUMBER)
    enum Numbered {
      ONE,
      TWO
    }
  }
}
