package dev.typewire.bench.load.socket;

import dev.typewire.bench.load.Mark;
import java.nio.ByteBuffer;

/** Finds the mark in each message of one socket, wherever reads cut it. */
final class MarkReader {
  private static final int STAMP_DIGITS = 16;
  private static final int PUBLISHER_DIGITS = 4;
  private static final int DIGITS = STAMP_DIGITS + PUBLISHER_DIGITS + 8;

  private final Marks marks;
  private int digitsLeft;
  private long stamp;
  private int publisher;
  private int number;

  MarkReader(Marks marks) {
    this.marks = marks;
  }

  /** Takes so many bytes of a frame. */
  void add(ByteBuffer bytes, int length) {
    int end = bytes.position() + length;
    for (int i = bytes.position(); i < end; i++) {
      byte next = bytes.get(i);
      if (digitsLeft > 0) {
        digit(Character.digit(next, 16));
      } else if (next == Mark.BEGIN) {
        digitsLeft = DIGITS;
      }
    }
    bytes.position(end);
  }

  private void digit(int value) {
    if (digitsLeft > DIGITS - STAMP_DIGITS) {
      stamp = stamp << 4 | value;
    } else if (digitsLeft > DIGITS - STAMP_DIGITS - PUBLISHER_DIGITS) {
      publisher = (publisher << 4 | value) & 0xffff;
    } else {
      number = number << 4 | value;
    }
    digitsLeft--;
    if (digitsLeft == 0) {
      marks.seen(stamp, publisher, number);
    }
  }
}
