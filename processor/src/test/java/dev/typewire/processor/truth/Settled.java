package dev.typewire.processor.truth;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NonNull;
import org.jspecify.annotations.Nullable;

/** What depends on the mapper's settings; compiled by the tests and run by them. */
public final class Settled {
  private Settled() {}

  public record Names(
      int orderId, int aB, int xAxis, int URL, int order2Item, @JsonProperty("ownName") int own) {
    public static Names value() {
      return new Names(1, 2, 3, 4, 5, 6);
    }
  }

  public record Absences(
      @NonNull String text,
      @NonNull String empty,
      @Nullable String nothing,
      @NonNull Optional<String> absent,
      @NonNull List<String> none,
      Void never,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String always) {
    public static Absences value() {
      return new Absences("a", "", null, Optional.empty(), List.of(), null, null);
    }
  }

  public record Times(
      Instant instant,
      OffsetDateTime offset,
      ZonedDateTime zoned,
      Date date,
      GregorianCalendar calendar,
      LocalDate day,
      LocalTime time,
      LocalDateTime dayAndTime,
      YearMonth month,
      OffsetTime offsetTime,
      MonthDay birthday) {
    public static Times value() {
      OffsetDateTime at = OffsetDateTime.of(2024, 5, 1, 10, 30, 0, 0, ZoneOffset.UTC);
      return new Times(
          at.toInstant(),
          at,
          at.toZonedDateTime(),
          Date.from(at.toInstant()),
          GregorianCalendar.from(at.toZonedDateTime()),
          at.toLocalDate(),
          at.toLocalTime(),
          at.toLocalDateTime(),
          YearMonth.of(2024, 5),
          at.toOffsetTime(),
          MonthDay.of(5, 1));
    }
  }

  public enum Spoken {
    LOUD,
    @JsonProperty("soft")
    QUIET;

    @Override
    public String toString() {
      return "spoken";
    }
  }

  public record Enums(Spoken loud, Spoken quiet) {
    public static Enums value() {
      return new Enums(Spoken.LOUD, Spoken.QUIET);
    }
  }
}
