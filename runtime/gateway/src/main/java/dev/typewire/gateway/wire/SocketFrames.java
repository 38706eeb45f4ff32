package dev.typewire.gateway.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;

/** A server's WebSocket frames as bytes, final and not masked: RFC 6455, section 5.2. */
public final class SocketFrames {
  private static final int FINAL = 0x80;

  /** RFC 7692, section 7.2. */
  private static final int DEFLATED = 0x40;

  /** Bytes below which there is nothing to win. */
  private static final int WORTH_DEFLATING = 128;

  private static final int TEXT = 0x1;
  private static final int BINARY = 0x2;
  private static final int CLOSE = 0x8;
  private static final int PING = 0x9;
  private static final int PONG = 0xA;
  private static final int MAX_HEADER = 10;

  /** What a control frame may carry: RFC 6455, section 5.5. */
  private static final int MAX_CONTROL_PAYLOAD = 125;

  private SocketFrames() {}

  /** A text frame of these pieces. */
  public static ByteBuf text(ByteBufAllocator allocator, byte[]... pieces) {
    int length = 0;
    for (byte[] piece : pieces) {
      length += piece.length;
    }
    ByteBuf frame = allocator.directBuffer(MAX_HEADER + length);
    header(frame, TEXT, length);
    for (byte[] piece : pieces) {
      frame.writeBytes(piece);
    }
    return frame;
  }

  /**
   * The same, compressed for who agreed on {@code permessage-deflate}, where that makes it less.
   */
  public static ByteBuf deflatedText(ByteBufAllocator allocator, byte[]... pieces) {
    int length = 0;
    for (byte[] piece : pieces) {
      length += piece.length;
    }
    if (length < WORTH_DEFLATING) {
      return text(allocator, pieces);
    }
    ByteBuf deflated = Deflater.deflate(allocator, pieces);
    try {
      if (deflated.readableBytes() >= length) {
        return text(allocator, pieces);
      }
      ByteBuf frame = allocator.directBuffer(MAX_HEADER + deflated.readableBytes());
      header(frame, DEFLATED | TEXT, deflated.readableBytes());
      return frame.writeBytes(deflated);
    } finally {
      deflated.release();
    }
  }

  /** A ping. */
  public static ByteBuf ping(ByteBufAllocator allocator) {
    return control(allocator, PING, new byte[0]);
  }

  /** The answer to a ping, with what it carried. */
  public static ByteBuf pong(ByteBufAllocator allocator, byte[] payload) {
    return control(allocator, PONG, payload);
  }

  /** A close frame; 0 is none of the codes and says nothing. */
  public static ByteBuf close(ByteBufAllocator allocator, int code, String reason) {
    if (code == 0) {
      return control(allocator, CLOSE, new byte[0]);
    }
    byte[] text = reason.getBytes(StandardCharsets.UTF_8);
    byte[] payload = new byte[2 + text.length];
    payload[0] = (byte) (code >> 8);
    payload[1] = (byte) code;
    System.arraycopy(text, 0, payload, 2, text.length);
    return control(allocator, CLOSE, payload);
  }

  private static ByteBuf control(ByteBufAllocator allocator, int opcode, byte[] payload) {
    if (payload.length > MAX_CONTROL_PAYLOAD) {
      throw new IllegalArgumentException(
          "A control frame carries at most 125 bytes, not " + payload.length + ".");
    }
    ByteBuf frame = allocator.directBuffer(2 + payload.length);
    header(frame, opcode, payload.length);
    return frame.writeBytes(payload);
  }

  /** Bytes of the header before so many. */
  static int headerBytes(int length) {
    return length < 126 ? 2 : length <= 0xFFFF ? 4 : MAX_HEADER;
  }

  /** The header of a text frame, or else of a binary one. */
  static void header(ByteBuf frame, boolean text, int length) {
    header(frame, text ? TEXT : BINARY, length);
  }

  private static void header(ByteBuf frame, int opcode, int length) {
    frame.writeByte(FINAL | opcode);
    if (length < 126) {
      frame.writeByte(length);
    } else if (length <= 0xFFFF) {
      frame.writeByte(126).writeShort(length);
    } else {
      frame.writeByte(127).writeLong(length);
    }
  }
}
