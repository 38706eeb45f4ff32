package dev.typewire.gateway;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A socket that lets records of TLS through, spoils one, and swallows what is written then. */
final class SpoiledSocket extends Socket {
  private static final int HEADER = 5;

  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final Mutator mutator;
  private int good;

  /**
   * Connects.
   *
   * @param good records that go through before the one that does not
   */
  SpoiledSocket(int port, int good, Mutator mutator) throws IOException {
    super("127.0.0.1", port);
    this.good = good;
    this.mutator = mutator;
  }

  /** TLS writes a record at a time. */
  @Override
  public OutputStream getOutputStream() throws IOException {
    return new FilterOutputStream(super.getOutputStream()) {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        byte[] record = Arrays.copyOfRange(bytes, from, from + length);
        if (good >= 0) {
          byte[] now = good == 0 ? spoiled(record) : record;
          good--;
          sent.writeBytes(now);
          out.write(now);
        }
      }
    };
  }

  private byte[] spoiled(byte[] record) {
    byte[] spoiled = record;
    while (Arrays.equals(spoiled, record)) {
      spoiled = mutator.spoil(record);
    }
    return spoiled;
  }

  /** Whether all that was sent can be told to be records of TLS: RFC 8446, section 5.1. */
  boolean hasSentRecords() {
    ByteBuffer bytes = ByteBuffer.wrap(sent.toByteArray());
    while (bytes.remaining() >= HEADER) {
      int type = bytes.get();
      int version = bytes.get();
      if (type < 20 || type > 24 || version != 3) {
        return false;
      }
      int length = bytes.getShort(bytes.position() + 1) & 0xFFFF;
      bytes.position(Math.min(bytes.limit(), bytes.position() + 3 + length));
    }
    return true;
  }
}
