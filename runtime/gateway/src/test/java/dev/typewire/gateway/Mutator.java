package dev.typewire.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Spoils bytes, the same way for the same seed. */
final class Mutator {
  private static final List<String> NASTY =
      List.of(
          "\r\n",
          "\r\n\r\n",
          "\0",
          "%",
          "%00",
          "%ff",
          "{",
          "}",
          "[",
          "\"",
          "\\u0000",
          "null",
          "-1",
          "99999999999999999999",
          "1e999",
          "é",
          "\uD83D\uDE00",
          "Content-Length: 5\r\n",
          "Content-Length: -1\r\n",
          "Transfer-Encoding: chunked\r\n",
          "Transfer-Encoding: gzip\r\n",
          "0\r\n\r\n",
          "ffffffff\r\n",
          "Expect: 100-continue\r\n",
          "Connection: close, upgrade\r\n",
          "Sec-WebSocket-Protocol: typewire.v1\r\n",
          "..",
          ".",
          ",",
          "=",
          "&",
          ";");

  private final Random random;

  Mutator(long seed) {
    this.random = new Random(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  byte[] noise(int maxLength) {
    byte[] noise = new byte[below(maxLength)];
    random.nextBytes(noise);
    return noise;
  }

  /** Spoils one part of a token: its text, or what its Base64 holds. */
  String spoilToken(String token) {
    String[] parts = token.split("\\.");
    int at = below(parts.length);
    byte[] part = Base64.getUrlDecoder().decode(parts[at]);
    parts[at] =
        switch (below(6)) {
          case 0 -> "";
          case 1 -> token;
          case 2 -> unpadded(bytes("{\"alg\":\"none\",\"typ\":\"JWT\"}"));
          case 3 -> spoil(parts[at]).replaceAll("[^!-~]", "");
          default -> unpadded(spoil(part));
        };
    return String.join(".", parts);
  }

  private static String unpadded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  String spoil(String text) {
    byte[] spoiled = spoil(bytes(text));
    return new String(spoiled, StandardCharsets.UTF_8);
  }

  byte[] spoil(byte[] bytes) {
    byte[] spoiled = bytes;
    for (int edits = 1 + below(5); edits > 0; edits--) {
      int from = below(spoiled.length + 1);
      int to = Math.min(spoiled.length, from + below(12));
      spoiled =
          switch (below(6)) {
            case 0 -> spliced(spoiled, from, to, new byte[0]);
            case 1 -> spliced(spoiled, from, from, noise(8));
            case 2 -> spliced(spoiled, from, to, noise(12));
            case 3 -> spliced(spoiled, from, from, bytes(oneOf(NASTY)));
            case 4 -> spliced(spoiled, to, to, Arrays.copyOfRange(spoiled, from, to));
            default -> below(4) > 0 ? spoiled : Arrays.copyOf(spoiled, from);
          };
    }
    return spoiled;
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] middle) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    out.writeBytes(middle);
    out.write(bytes, to, bytes.length - to);
    return out.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
