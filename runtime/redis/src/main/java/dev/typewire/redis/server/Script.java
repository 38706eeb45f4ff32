package dev.typewire.redis.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A script that Redis runs, in one go.
 *
 * @param text Lua
 * @param digest by which Redis knows it once it has seen it: SHA-1 in hexadecimal digits
 */
public record Script(String text, String digest) {
  /** A script. */
  public static Script of(String text) {
    return new Script(text, sha1(text));
  }

  private static String sha1(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-1.", e);
    }
  }
}
