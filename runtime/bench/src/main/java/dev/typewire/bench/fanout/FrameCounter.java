package dev.typewire.bench.fanout;

import java.nio.ByteBuffer;

/** Counts a socket's WebSocket text frames (RFC 6455, section 5.2) without keeping a byte. */
final class FrameCounter {
  private static final int TEXT = 0x81;

  private final byte[] header = new byte[10];
  private int headerBytes;
  private long payloadLeft;
  private long frames;

  /** Takes what was read. */
  void add(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      if (payloadLeft > 0) {
        int skipped = (int) Math.min(payloadLeft, bytes.remaining());
        bytes.position(bytes.position() + skipped);
        payloadLeft -= skipped;
      } else {
        header[headerBytes++] = bytes.get();
        if (headerBytes >= 2 && headerBytes == headerLength()) {
          endHeader();
        }
      }
    }
  }

  long frames() {
    return frames;
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
    if ((header[0] & 0xff) == TEXT) {
      frames++;
    }
    headerBytes = 0;
  }
}
