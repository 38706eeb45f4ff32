package shop;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

public record Product(
    UUID id,
    Optional<String> subtitle,
    OptionalInt weight,
    Set<Kind> kinds,
    EnumMap<Kind, Price> prices,
    Map<UUID, List<Optional<String>>> notes,
    Map<Kind, Map<String, int[]>> grid,
    byte[] picture,
    Instant since,
    LocalDate day,
    Duration delivery,
    DayOfWeek weekday,
    Product parent,
    List<?> extra,
    char letter,
    double[][] matrix) {
  public enum Kind {
    BOOK,
    TOY
  }
}
