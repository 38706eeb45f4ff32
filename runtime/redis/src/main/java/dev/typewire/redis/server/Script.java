package dev.typewire.redis.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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

  /** The script that files make, one after the other, which stand beside a class. */
  public static Script read(Class<?> beside, String... files) {
    StringBuilder text = new StringBuilder();
    for (String file : files) {
      text.append(textOf(beside, file));
    }
    return of(text.toString());
  }

  private static String textOf(Class<?> beside, String file) {
    try (InputStream in = beside.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing in the jar.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
