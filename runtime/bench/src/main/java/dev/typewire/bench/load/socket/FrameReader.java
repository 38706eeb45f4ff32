package dev.typewire.bench.load.socket;

import dev.typewire.bench.load.Mark;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Counts a socket's messages without keeping a byte: the WebSocket text frames (RFC 6455, section
 * 5.2) that are long enough to hold one, since servers also send frames of their own.
 */
final class FrameReader {
  private static final int TEXT = 0x81;

  private final @Nullable MarkReader marks;
  private final byte[] header = new byte[10];
  private int headerBytes;
  private long payloadLeft;
  private long messages;

  FrameReader(@Nullable Marks marks) {
    this.marks = marks == null ? null : new MarkReader(marks);
  }

  /** Takes what was read. */
  void add(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      if (payloadLeft > 0) {
        int length = (int) Math.min(payloadLeft, bytes.remaining());
        payloadLeft -= length;
        if (marks == null) {
          bytes.position(bytes.position() + length);
        } else {
          marks.add(bytes, length);
        }
      } else {
        header[headerBytes++] = bytes.get();
        if (headerBytes >= 2 && headerBytes == headerLength()) {
          endHeader();
        }
      }
    }
  }

  /** Messages that have begun. */
  long messages() {
    return messages;
  }

  private int headerLength() {
    int length = header[1] & 0x7f;
    return length < 126 ? 2 : length == 126 ? 4 : 10;
  }

  private void endHeader() {
    payloadLeft = header[1] & 0x7f;
    if (headerBytes > 2) {
      payloadLeft = 0;
      for (int i = 2; i < headerBytes; i++) {
        payloadLeft = payloadLeft << 8 | (header[i] & 0xff);
      }
    }
    if ((header[0] & 0xff) == TEXT && payloadLeft >= Mark.MESSAGE_BYTES) {
      messages++;
    }
    headerBytes = 0;
  }
}
