package dev.typewire.runtime.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The secret that tokens are signed with (HS256), and that opens the gateway's publish and token
 * endpoints.
 *
 * <p>Any text of 32 characters or more, or the form {@code signkey-<env>-<hex>} that the Inngest
 * SDK takes; {@code openssl rand -hex 32} makes a good one. The key's id ({@code kid}) is derived
 * from it, so that every node of a deployment gives it the same.
 */
public final class SigningKey {
  private static final int MIN_LENGTH = 32;
  private static final Pattern SDK_FORM = Pattern.compile("(signkey-[A-Za-z0-9]+-)([0-9a-fA-F]+)");

  private final String text;
  private final String id;

  private SigningKey(String text) {
    this.text = text;
    this.id = HexFormat.of().formatHex(sha256(utf8("typewire-kid:" + text)), 0, 8);
  }

  /**
   * A key from its text.
   *
   * @throws IllegalArgumentException if it is shorter than 32 characters
   */
  public static SigningKey of(String text) {
    if (text.length() < MIN_LENGTH) {
      throw new IllegalArgumentException(
          "The signing key has "
              + text.length()
              + " characters; it needs at least "
              + MIN_LENGTH
              + ". Make one with: openssl rand -hex 32");
    }
    return new SigningKey(text);
  }

  /** A random key, good for as long as this process lives. */
  public static SigningKey random() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return new SigningKey(HexFormat.of().formatHex(bytes));
  }

  /** The key's id, which says nothing about the key. */
  public String id() {
    return id;
  }

  /**
   * Whether a caller's bearer proves that it knows this key: the key's text, or for the form {@code
   * signkey-<env>-<hex>} that prefix and the hex SHA-256 of the decoded bytes, as the Inngest SDK
   * sends it. Takes the same time for every wrong one.
   */
  public boolean isProvedBy(String bearer) {
    boolean isText = MessageDigest.isEqual(utf8(bearer), utf8(text));
    Matcher sdkForm = SDK_FORM.matcher(text);
    if (!sdkForm.matches() || sdkForm.group(2).length() % 2 != 0) {
      return isText;
    }
    byte[] secret = HexFormat.of().parseHex(sdkForm.group(2));
    String hashed = sdkForm.group(1) + HexFormat.of().formatHex(sha256(secret));
    boolean isHash = MessageDigest.isEqual(utf8(bearer), utf8(hashed));
    return isText || isHash;
  }

  byte[] secret() {
    return utf8(text);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  /** Leaves the secret out. */
  @Override
  public String toString() {
    return "SigningKey[" + id + "]";
  }
}
