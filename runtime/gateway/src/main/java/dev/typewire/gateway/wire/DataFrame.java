package dev.typewire.gateway.wire;

import dev.typewire.runtime.broker.MessageKind;
import dev.typewire.runtime.broker.StoredMessage;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * A message's WebSocket frame in pieces, of which the payload is the broker's own: it is copied
 * once, to where it is sent from.
 */
public final class DataFrame {
  private final boolean text;
  private final byte[][] pieces;
  private final int length;

  private DataFrame(boolean text, byte[]... pieces) {
    this.text = text;
    this.pieces = pieces;
    int sum = 0;
    for (byte[] piece : pieces) {
      sum += piece.length;
    }
    this.length = sum;
  }

  /**
   * A message as a frame. Bytes as they are make a text frame where they are UTF-8, else a binary
   * one.
   *
   * @return null if the dialect has no word for such a message
   */
  public static @Nullable DataFrame of(StoredMessage message, Dialect dialect) {
    if (message.kind() == MessageKind.RAW && dialect == Dialect.PLAIN) {
      byte[] bytes = message.payload().bytes();
      return new DataFrame(MessageJson.isText(bytes), bytes);
    }
    byte[][] json = MessageJson.of(message, dialect);
    return json == null ? null : new DataFrame(true, json);
  }

  /** Bytes that {@link #writeTo} writes. */
  public int size() {
    return SocketFrames.headerBytes(length) + length;
  }

  /** Writes the frame. */
  public void writeTo(ByteBuf buffer) {
    SocketFrames.header(buffer, text, length);
    for (byte[] piece : pieces) {
      buffer.writeBytes(piece);
    }
  }
}
