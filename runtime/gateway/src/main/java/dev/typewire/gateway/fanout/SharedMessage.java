package dev.typewire.gateway.fanout;

import dev.typewire.gateway.wire.DataFrame;
import dev.typewire.gateway.wire.Dialect;
import dev.typewire.gateway.wire.MessageJson;
import dev.typewire.gateway.wire.SocketFrames;
import dev.typewire.gateway.wire.SseEvents;
import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.WhenSlow;
import dev.typewire.runtime.broker.MessageKind;
import dev.typewire.runtime.broker.StoredMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.util.AbstractReferenceCounted;
import io.netty.util.ReferenceCounted;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A live message on its way to its followers on one event loop, encoded at most once in each
 * representation. It lives as long as it has to be handed out; a socket's outbound queue holds a
 * duplicate of its own. Belongs to the event loop.
 */
public final class SharedMessage extends AbstractReferenceCounted implements LiveEvent {
  private final StoredMessage message;
  private final WhenSlow whenSlow;
  private final CompressedFrames compressed;
  private @Nullable DataFrame frame;
  private @Nullable DataFrame plainFrame;

  /** Null as long as nothing but the frames above was asked for, as is usual. */
  private @Nullable Map<Form, ByteBuf> encoded;

  /** What it is written as, for one kind of connection. */
  private enum Form {
    SOCKET_FRAME,
    PLAIN_SOCKET_FRAME,
    DEFLATED_SOCKET_FRAME,
    DEFLATED_PLAIN_SOCKET_FRAME,
    SSE_EVENT,
    PLAIN_SSE_EVENT,
    SSE_DATA,
    PLAIN_SSE_DATA
  }

  /**
   * A message.
   *
   * @param whenSlow what its topic says of clients that do not keep up
   * @param compressed what all event loops share
   */
  SharedMessage(StoredMessage message, WhenSlow whenSlow, CompressedFrames compressed) {
    this.message = message;
    this.whenSlow = whenSlow;
    this.compressed = compressed;
  }

  WhenSlow whenSlow() {
    return whenSlow;
  }

  /** The message itself. */
  public StoredMessage message() {
    return message;
  }

  @Override
  public MessageId position() {
    return message.id();
  }

  /**
   * A WebSocket frame, in pieces.
   *
   * @return null if the dialect has no word for the message
   */
  @Nullable DataFrame frame(Dialect dialect) {
    Dialect as = dialect.representative(message.kind());
    if (as == Dialect.V1) {
      frame = frame == null ? DataFrame.of(message, as) : frame;
      return frame;
    }
    plainFrame = plainFrame == null ? DataFrame.of(message, as) : plainFrame;
    return plainFrame;
  }

  /** A whole WebSocket frame; the caller's own duplicate of the shared bytes, or null as above. */
  public @Nullable ByteBuf socketFrame(Dialect dialect, ByteBufAllocator allocator) {
    return shared(
        dialect,
        Form.SOCKET_FRAME,
        Form.PLAIN_SOCKET_FRAME,
        as -> {
          DataFrame frame = frame(as);
          return frame == null ? null : whole(frame, allocator);
        });
  }

  private static ByteBuf whole(DataFrame frame, ByteBufAllocator allocator) {
    ByteBuf bytes = allocator.directBuffer(frame.size());
    frame.writeTo(bytes);
    return bytes;
  }

  /** The same, compressed. */
  public @Nullable ByteBuf deflatedSocketFrame(Dialect dialect, ByteBufAllocator allocator) {
    if (message.kind() == MessageKind.RAW) {
      return socketFrame(dialect, allocator);
    }
    return shared(
        dialect,
        Form.DEFLATED_SOCKET_FRAME,
        Form.DEFLATED_PLAIN_SOCKET_FRAME,
        as -> with(as, json -> deflated(as, json, allocator)));
  }

  private ByteBuf deflated(Dialect dialect, byte[][] json, ByteBufAllocator allocator) {
    byte[] frame =
        compressed.of(message, dialect, () -> bytesOf(SocketFrames.deflatedText(allocator, json)));
    return allocator.directBuffer(frame.length).writeBytes(frame);
  }

  private static byte[] bytesOf(ByteBuf frame) {
    try {
      return ByteBufUtil.getBytes(frame);
    } finally {
      frame.release();
    }
  }

  /** A whole server-sent event whose id is the message's; the same. */
  public @Nullable ByteBuf sseEvent(Dialect dialect, ByteBufAllocator allocator) {
    String id = message.id().toString();
    return shared(
        dialect,
        Form.SSE_EVENT,
        Form.PLAIN_SSE_EVENT,
        as -> with(as, json -> SseEvents.data(allocator, id, json)));
  }

  /** The same without the id. */
  public @Nullable ByteBuf sseData(Dialect dialect, ByteBufAllocator allocator) {
    return shared(
        dialect,
        Form.SSE_DATA,
        Form.PLAIN_SSE_DATA,
        as -> with(as, json -> SseEvents.data(allocator, null, json)));
  }

  private @Nullable ByteBuf shared(
      Dialect dialect, Form v1, Form plain, Function<Dialect, @Nullable ByteBuf> encoder) {
    Dialect as = dialect.representative(message.kind());
    if (encoded == null) {
      encoded = new EnumMap<>(Form.class);
    }
    ByteBuf bytes =
        encoded.computeIfAbsent(as == Dialect.V1 ? v1 : plain, form -> encoder.apply(as));
    return bytes == null ? null : bytes.retainedDuplicate();
  }

  private @Nullable ByteBuf with(Dialect dialect, Function<byte[][], ByteBuf> encoder) {
    byte[][] json = MessageJson.of(message, dialect);
    return json == null ? null : encoder.apply(json);
  }

  @Override
  protected void deallocate() {
    if (encoded != null) {
      encoded.values().forEach(ByteBuf::release);
      encoded = null;
    }
  }

  @Override
  public ReferenceCounted touch(Object hint) {
    return this;
  }
}
