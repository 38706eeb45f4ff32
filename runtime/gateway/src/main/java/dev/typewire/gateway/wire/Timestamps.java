package dev.typewire.gateway.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Writes times as the wire has them, such as {@code 2026-08-22T10:00:00.123Z}: ISO 8601, in UTC, to
 * the millisecond. Times come in their order, so the last second's text mostly serves again.
 */
final class Timestamps {
  private static final DateTimeFormatter TO_THE_SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.").withZone(ZoneOffset.UTC);

  private static volatile Second last = new Second(Long.MIN_VALUE, "");

  private record Second(long epochSecond, String text) {}

  private Timestamps() {}

  static String text(Instant time) {
    Second second = last;
    if (second.epochSecond != time.getEpochSecond()) {
      second = new Second(time.getEpochSecond(), TO_THE_SECOND.format(time));
      last = second;
    }
    int millis = time.getNano() / 1_000_000;
    return second.text + (millis < 10 ? "00" : millis < 100 ? "0" : "") + millis + 'Z';
  }
}
