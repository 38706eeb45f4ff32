package dev.typewire.gateway.fanout;

import dev.typewire.gateway.wire.DataFrame;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Puts what goes out together into few buffers, none of which is large unless one message is. */
final class Segments {
  private static final int MAX_BYTES = 64 << 10;

  private Segments() {}

  static List<ByteBuf> ofFrames(List<DataFrame> frames, ByteBufAllocator allocator) {
    return cut(frames, DataFrame::size, (part, bytes) -> written(part, bytes, allocator));
  }

  private static ByteBuf written(List<DataFrame> frames, int bytes, ByteBufAllocator allocator) {
    ByteBuf segment = allocator.directBuffer(bytes, bytes);
    for (DataFrame frame : frames) {
      frame.writeTo(segment);
    }
    return segment;
  }

  /** The same of what is encoded already; the buffers are taken over. */
  static List<ByteBuf> ofBuffers(List<ByteBuf> buffers, ByteBufAllocator allocator) {
    return cut(buffers, ByteBuf::readableBytes, (part, bytes) -> joined(part, bytes, allocator));
  }

  private static ByteBuf joined(List<ByteBuf> buffers, int bytes, ByteBufAllocator allocator) {
    if (buffers.size() == 1) {
      return buffers.get(0);
    }
    ByteBuf segment = allocator.directBuffer(bytes, bytes);
    for (ByteBuf buffer : buffers) {
      segment.writeBytes(buffer);
      buffer.release();
    }
    return segment;
  }

  private interface Maker<T> {
    ByteBuf make(List<T> part, int bytes);
  }

  private static <T> List<ByteBuf> cut(List<T> all, ToIntFunction<T> size, Maker<T> maker) {
    List<ByteBuf> segments = new ArrayList<>(1);
    try {
      cut(all, size, maker, segments);
    } catch (Throwable e) { // no memory for the next one: those before it go back
      segments.forEach(ByteBuf::release);
      throw e;
    }
    return segments;
  }

  private static <T> void cut(
      List<T> all, ToIntFunction<T> size, Maker<T> maker, List<ByteBuf> segments) {
    int from = 0;
    while (from < all.size()) {
      int to = from + 1;
      int bytes = size.applyAsInt(all.get(from));
      while (to < all.size() && bytes + size.applyAsInt(all.get(to)) <= MAX_BYTES) {
        bytes += size.applyAsInt(all.get(to));
        to++;
      }
      segments.add(maker.make(all.subList(from, to), bytes));
      from = to;
    }
  }
}
