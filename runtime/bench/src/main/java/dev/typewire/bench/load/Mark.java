package dev.typewire.bench.load;

import java.util.HexFormat;

/**
 * The start of every message, {@code @} and 28 hexadecimal digits: when it was sent, by which
 * publisher, and the how manieth of that publisher's it is. Servers in other languages write the
 * same.
 */
public final class Mark {
  /** Bytes of a message's JSON, quotes included. */
  public static final int MESSAGE_BYTES = 200;

  /** What begins a mark, and occurs nowhere else in a frame. */
  public static final char BEGIN = '@';

  private static final HexFormat HEX = HexFormat.of();
  private static final String FILL = "x".repeat(MESSAGE_BYTES - 2 - 1 - 28) + "\"";

  private Mark() {}

  /** A message that begins with this mark, as a JSON string. */
  public static String message(long stamp, int publisher, int number) {
    return "\""
        + BEGIN
        + HEX.toHexDigits(stamp)
        + HEX.toHexDigits((short) publisher)
        + HEX.toHexDigits(number)
        + FILL;
  }
}
