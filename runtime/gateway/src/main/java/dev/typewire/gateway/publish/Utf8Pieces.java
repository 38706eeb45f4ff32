package dev.typewire.gateway.publish;

import dev.typewire.gateway.wire.ErrorCode;
import dev.typewire.gateway.wire.Refusal;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Makes text of bytes that arrive in pieces, without ever splitting a character. */
final class Utf8Pieces {
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private byte[] begun = new byte[0];

  /** The text that is complete with this piece; what is left waits for the next one. */
  String next(ByteBuf piece) {
    ByteBuffer bytes = ByteBuffer.allocate(begun.length + piece.readableBytes());
    bytes.put(begun);
    piece.readBytes(bytes);
    bytes.flip();
    CharBuffer text = CharBuffer.allocate(bytes.remaining());
    CoderResult result = decoder.decode(bytes, text, false);
    if (result.isError()) {
      throw notText();
    }
    begun = new byte[bytes.remaining()];
    bytes.get(begun);
    return text.flip().toString();
  }

  /** Refuses a text that ends within a character. */
  void end() {
    if (begun.length > 0) {
      throw notText();
    }
  }

  private static Refusal notText() {
    return new Refusal(ErrorCode.REQUEST_INVALID, "The body is not UTF-8.");
  }
}
