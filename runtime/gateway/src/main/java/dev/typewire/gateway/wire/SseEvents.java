package dev.typewire.gateway.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events as bytes, each one chunk of an HTTP/1.1 response: WHATWG HTML, section 9.2;
 * RFC 9112, section 7.1.
 */
public final class SseEvents {
  private static final byte[] DATA = ascii("data: ");
  private static final byte[] END_OF_EVENT = ascii("\n\n");
  private static final byte[] LAST_CHUNK = ascii("0\r\n\r\n");

  /** Eight digits of a chunk's size, and its two line ends. */
  private static final int CHUNK_OVERHEAD = 12;

  private SseEvents() {}

  /** An event with data. */
  public static ByteBuf data(ByteBufAllocator allocator, @Nullable String id, byte[]... json) {
    return event(allocator, id == null ? "" : "id: " + id + "\n", json);
  }

  /** An event with a name of its own. */
  public static ByteBuf named(
      ByteBufAllocator allocator, String name, @Nullable String id, byte[] json) {
    String idLine = id == null ? "" : "id: " + id + "\n";
    return event(allocator, "event: " + name + "\n" + idLine, json);
  }

  private static ByteBuf event(ByteBufAllocator allocator, String lines, byte[]... json) {
    byte[] head = ascii(lines);
    int length = head.length + DATA.length + END_OF_EVENT.length;
    for (byte[] piece : json) {
      length += piece.length;
    }
    ByteBuf chunk = openChunk(allocator, length).writeBytes(head).writeBytes(DATA);
    for (byte[] piece : json) {
      writeOneLine(chunk, piece);
    }
    return chunk.writeBytes(END_OF_EVENT).writeBytes(ascii("\r\n"));
  }

  /** The id of the event whose data follows in the next chunk. */
  public static ByteBuf idLine(ByteBufAllocator allocator, String id) {
    return chunk(allocator, "id: " + id + "\n");
  }

  /** An event that only moves the client's last event id. */
  public static ByteBuf idOnly(ByteBufAllocator allocator, String id) {
    return chunk(allocator, "id: " + id + "\n\n");
  }

  /** A comment, which keeps the connection alive. */
  public static ByteBuf comment(ByteBufAllocator allocator) {
    return chunk(allocator, ": typewire\n\n");
  }

  /** The end of the stream. */
  public static ByteBuf end(ByteBufAllocator allocator) {
    return allocator.directBuffer(LAST_CHUNK.length).writeBytes(LAST_CHUNK);
  }

  private static ByteBuf chunk(ByteBufAllocator allocator, String lines) {
    byte[] text = ascii(lines);
    return openChunk(allocator, text.length).writeBytes(text).writeBytes(ascii("\r\n"));
  }

  private static ByteBuf openChunk(ByteBufAllocator allocator, int length) {
    ByteBuf chunk = allocator.directBuffer(CHUNK_OVERHEAD + length);
    ByteBufUtil.writeAscii(chunk, Integer.toHexString(length) + "\r\n");
    return chunk;
  }

  /**
   * JSON may hold line ends between its tokens, where a space is as good; in an event they end it.
   */
  private static void writeOneLine(ByteBuf to, byte[] json) {
    int from = to.writerIndex();
    to.writeBytes(json);
    for (int i = 0; i < json.length; i++) {
      if (json[i] == '\n' || json[i] == '\r') {
        to.setByte(from + i, ' ');
      }
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
