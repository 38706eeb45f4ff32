package dev.typewire.gateway.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.concurrent.FastThreadLocal;

/**
 * Compresses the payload of a message as {@code permessage-deflate} has it, without anything that a
 * later message would need, so that one result serves every connection: RFC 7692, section 7.2.1.
 */
final class Deflater {
  /** What a flush appends, and a message leaves out. */
  private static final int TAIL = 4;

  private static final int CHUNK = 4 << 10;

  private static final FastThreadLocal<java.util.zip.Deflater> DEFLATER =
      new FastThreadLocal<>() {
        @Override
        protected java.util.zip.Deflater initialValue() {
          return new java.util.zip.Deflater(java.util.zip.Deflater.DEFAULT_COMPRESSION, true);
        }

        @Override
        protected void onRemoval(java.util.zip.Deflater deflater) {
          deflater.end();
        }
      };

  private Deflater() {}

  /** The pieces, compressed as one. */
  static ByteBuf deflate(ByteBufAllocator allocator, byte[]... pieces) {
    java.util.zip.Deflater deflater = DEFLATER.get();
    deflater.reset();
    ByteBuf out = allocator.heapBuffer(CHUNK);
    for (int i = 0; i < pieces.length; i++) {
      deflater.setInput(pieces[i]);
      drain(
          deflater,
          out,
          i == pieces.length - 1
              ? java.util.zip.Deflater.SYNC_FLUSH
              : java.util.zip.Deflater.NO_FLUSH);
    }
    return out.writerIndex(out.writerIndex() - TAIL);
  }

  private static void drain(java.util.zip.Deflater deflater, ByteBuf out, int flush) {
    int written;
    do {
      out.ensureWritable(CHUNK);
      written =
          deflater.deflate(
              out.array(), out.arrayOffset() + out.writerIndex(), out.writableBytes(), flush);
      out.writerIndex(out.writerIndex() + written);
    } while (!out.isWritable() || !deflater.needsInput());
  }
}
