package dev.typewire.gateway;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** The payload of a compressed message: RFC 7692, section 7.2. */
final class Deflate {
  private static final int TAIL = 4;
  private static final int MOST = 1 << 20;

  private Deflate() {}

  static byte[] deflate(byte[] text) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    deflater.setInput(text);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[8_192];
    int length;
    do {
      length = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
      out.write(buffer, 0, length);
    } while (length == buffer.length);
    deflater.end();
    return Arrays.copyOf(out.toByteArray(), out.size() - TAIL);
  }

  static byte[] inflate(byte[] deflated) {
    Inflater inflater = new Inflater(true);
    byte[] withTail = Arrays.copyOf(deflated, deflated.length + TAIL);
    withTail[withTail.length - 2] = (byte) 0xff;
    withTail[withTail.length - 1] = (byte) 0xff;
    inflater.setInput(withTail);
    byte[] text = new byte[MOST];
    try {
      return Arrays.copyOf(text, inflater.inflate(text));
    } catch (DataFormatException e) {
      throw new AssertionError(e);
    } finally {
      inflater.end();
    }
  }
}
