package dev.typewire.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Makes what a WebSocket client should not send, mixed with what it may. */
final class HostileFrames {
  private static final int CONTINUATION = 0x0;
  private static final int TEXT = 0x1;
  private static final int CLOSE = 0x8;
  private static final int PING = 0x9;
  private static final int FIN = 0x80;
  private static final int RSV1 = 0x40;

  private static final byte[] BOMB = Deflate.deflate(new byte[10_000_000]);

  private final Mutator mutator;
  private final String token;

  /** With a good token that can be spoiled. */
  HostileFrames(Mutator mutator, String token) {
    this.mutator = mutator;
    this.token = token;
  }

  /** A few frames. */
  byte[] next() {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    for (int i = mutator.below(4); i >= 0; i--) {
      byte[] frame = frame();
      frames.writeBytes(mutator.below(8) == 0 ? mutator.spoil(frame) : frame);
    }
    return frames.toByteArray();
  }

  private byte[] frame() {
    return switch (mutator.below(24)) {
      case 0 -> inParts(text());
      case 1 -> RawSocket.frame(FIN | RSV1 | TEXT, deflated());
      case 2 -> RawSocket.frame(FIN | CLOSE, closeReason());
      case 3 -> RawSocket.frame(FIN | PING, mutator.noise(300)); // at most 125, says RFC 6455
      case 4 -> RawSocket.frame(CLOSE + mutator.below(3), mutator.noise(20)); // without FIN
      case 5 -> RawSocket.frame(mutator.below(256), text());
      case 6 -> unmasked(text());
      case 7 -> RawSocket.frame(FIN | TEXT, mutator.noise(200)); // mostly no UTF-8
      case 8 -> announcing(mutator.oneOf(List.of(0L, 200L, 40_000L, 1L << 40, -1L)), text());
      default -> masked(RawSocket.frame(FIN | TEXT, text()));
    };
  }

  private byte[] text() {
    String text = mutator.oneOf(texts());
    return bytes(mutator.below(2) == 0 ? text : mutator.spoil(text));
  }

  private List<String> texts() {
    String sub =
        "{\"kind\":\"sub\",\"sub\":\"1\",\"token\":\"%s\",\"channel\":\"%s\",\"topics\":%s}";
    return List.of(
        sub.formatted(token, "order:1", "[\"step\"],\"after\":\"a-1\""),
        sub.formatted(token, "order:1", "[\"step\"]"),
        sub.formatted(mutator.spoilToken(token), "order:1", "[\"step\"]"),
        sub.formatted(token, "order:2", "[\"step\",\"salary\"]"),
        "{\"kind\":\"unsub\",\"sub\":\"1\"}",
        "{\"kind\":\"renew\",\"sub\":\"1\",\"token\":\"" + mutator.spoilToken(token) + "\"}",
        "{\"kind\":\"ping\"}",
        "{\"kind\":\"sub\",\"data\":\"" + token + "\"}",
        "{\"kind\":\"sub\",\"data\":\"" + mutator.spoilToken(token) + "\"}",
        "{\"kind\":\"unsub\",\"data\":[{\"channel\":\"order:1\",\"name\":\"step\"}]}",
        "[".repeat(600),
        "{\"kind\":\"ping\",\"n\":" + "9".repeat(1_100) + "}");
  }

  private byte[] inParts(byte[] text) {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    int from = 0;
    int first = mutator.below(3) == 0 ? RSV1 | TEXT : TEXT;
    for (int parts = 1 + mutator.below(3); parts > 0; parts--) {
      int to = from + mutator.below(text.length - from + 1);
      int opcode = from == 0 ? first : CONTINUATION;
      frames.writeBytes(RawSocket.frame(opcode, Arrays.copyOfRange(text, from, to)));
      if (mutator.below(2) == 0) {
        frames.writeBytes(RawSocket.frame(FIN | PING, mutator.noise(20)));
      }
      from = to;
    }
    if (mutator.below(4) > 0) {
      byte[] rest = Arrays.copyOfRange(text, from, text.length);
      frames.writeBytes(RawSocket.frame(FIN | CONTINUATION, rest));
    }
    return frames.toByteArray();
  }

  private byte[] deflated() {
    return switch (mutator.below(4)) {
      case 0 -> Deflate.deflate(text());
      case 1 -> Arrays.copyOf(BOMB, HostileClient.MAX_FRAME); // of which much is made
      case 2 -> mutator.noise(100);
      default -> mutator.spoil(Deflate.deflate(text()));
    };
  }

  private byte[] closeReason() {
    int code = mutator.oneOf(List.of(1000, 1001, 1005, 1006, 1007, 1100, 2999, 3000, 4101, 5000));
    byte[] reason = mutator.below(2) == 0 ? mutator.noise(130) : new byte[0];
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    if (mutator.below(5) > 0) {
      payload.write(code >> 8);
      payload.write(code);
    }
    payload.writeBytes(reason);
    return payload.toByteArray();
  }

  private static byte[] unmasked(byte[] text) {
    byte[] frame = RawSocket.frame(FIN | TEXT, text);
    frame[1] &= 0x7F;
    return frame;
  }

  /** A frame of 64 KiB or more, says its head. */
  private static byte[] announcing(long length, byte[] text) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(FIN | TEXT);
    frame.write(0x80 | 127);
    for (int shift = 56; shift >= 0; shift -= 8) {
      frame.write((int) (length >> shift));
    }
    frame.writeBytes(new byte[4]);
    frame.writeBytes(text);
    return frame.toByteArray();
  }

  /** The same frame with a mask that changes something. */
  private byte[] masked(byte[] frame) {
    int mask = (frame[1] & 0x7F) == 126 ? 4 : 2;
    for (int i = 0; i < 4; i++) {
      frame[mask + i] = (byte) mutator.below(256);
    }
    for (int i = mask + 4; i < frame.length; i++) {
      frame[i] ^= frame[mask + (i - mask) % 4];
    }
    return frame;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
