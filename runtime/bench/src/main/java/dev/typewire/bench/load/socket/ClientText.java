package dev.typewire.bench.load.socket;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A client's text frame: masked, as RFC 6455, section 5.3 has it, with a mask of zeros. */
final class ClientText {
  private static final int TEXT = 0x81;
  private static final int MASKED = 0x80;

  private ClientText() {}

  static ByteBuffer frame(String text) {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer frame = ByteBuffer.allocate(8 + payload.length).put((byte) TEXT);
    if (payload.length < 126) {
      frame.put((byte) (MASKED | payload.length));
    } else {
      frame.put((byte) (MASKED | 126)).putShort((short) payload.length);
    }
    return frame.putInt(0).put(payload).flip();
  }
}
