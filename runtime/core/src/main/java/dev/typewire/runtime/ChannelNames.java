package dev.typewire.runtime;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What names can be, and how a pattern and its parameters become one, as in TypeScript. */
public final class ChannelNames {
  /** Bytes of UTF-8 that a channel's or a topic's name may have. */
  public static final int MAX_BYTES = 255;

  /** How the names of channels begin that are Typewire's own. */
  static final String RESERVED = "typewire:";

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

  /** What {@code encodeURIComponent} leaves as it is: ECMA-262, section 19.2.6.4. */
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()";

  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private ChannelNames() {}

  static String expand(String pattern, Object... values) {
    StringBuilder name = new StringBuilder();
    Matcher placeholder = PLACEHOLDER.matcher(pattern);
    int literalFrom = 0;
    int index = 0;
    while (placeholder.find()) {
      if (index == values.length) {
        throw new IllegalArgumentException(
            "\""
                + pattern
                + "\" has more placeholders than the "
                + values.length
                + " given values.");
      }
      name.append(pattern, literalFrom, placeholder.start());
      name.append(encode(placeholder.group(1), text(values[index++])));
      literalFrom = placeholder.end();
    }
    if (index != values.length) {
      throw new IllegalArgumentException(
          "\""
              + pattern
              + "\" has "
              + index
              + " placeholders, but "
              + values.length
              + " values came.");
    }
    return check("channel", name.append(pattern.substring(literalFrom)).toString());
  }

  /** Tells the names of a pattern from others. */
  static Predicate<String> matcher(String pattern) {
    if (pattern.indexOf('{') < 0) {
      return pattern::equals;
    }
    StringBuilder regex = new StringBuilder();
    Matcher placeholder = PLACEHOLDER.matcher(pattern);
    int literalFrom = 0;
    while (placeholder.find()) {
      regex.append(Pattern.quote(pattern.substring(literalFrom, placeholder.start())));
      regex.append("[A-Za-z0-9\\-_.!~*'()%]+");
      literalFrom = placeholder.end();
    }
    regex.append(Pattern.quote(pattern.substring(literalFrom)));
    String beginning = pattern.substring(0, pattern.indexOf('{')); // tells most names apart
    Predicate<String> whole = Pattern.compile(regex.toString()).asMatchPredicate();
    return name -> name.startsWith(beginning) && whole.test(name);
  }

  /**
   * The name itself, if it can be one.
   *
   * @param what "channel" or "topic", for the error
   * @throws IllegalArgumentException if it is empty or too long, holds a brace or a control
   *     character, or is a channel's and begins with {@code typewire:}
   */
  public static String check(String what, String name) {
    int bytes = name.getBytes(StandardCharsets.UTF_8).length;
    if (bytes == 0 || bytes > MAX_BYTES) {
      throw new IllegalArgumentException(
          "The " + what + " name has " + bytes + " bytes of UTF-8; 1 to " + MAX_BYTES + " can be.");
    }
    if (holdsForbidden(name)) {
      throw new IllegalArgumentException(
          "The "
              + what
              + " name \""
              + name
              + "\" holds a brace or a control character. Fill the placeholders first.");
    }
    if (what.equals("channel") && name.startsWith(RESERVED)) {
      throw new IllegalArgumentException(
          "The channel name \""
              + name
              + "\" begins with \""
              + RESERVED
              + "\", as only Typewire's own do. Choose another name.");
    }
    return name;
  }

  /** A loop, since every publish by name is checked. */
  private static boolean holdsForbidden(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c < ' ' || c == 0x7f || c == '{' || c == '}') {
        return true;
      }
    }
    return false;
  }

  /** Percent-encodes a value as ECMAScript's {@code encodeURIComponent} does. */
  static String encode(String placeholder, String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException(
          "The value of {" + placeholder + "} is empty, which would name another channel.");
    }
    ByteBuffer bytes = utf8(placeholder, value);
    StringBuilder encoded = new StringBuilder(value.length());
    while (bytes.hasRemaining()) {
      int b = bytes.get() & 0xff;
      if (UNRESERVED.indexOf(b) >= 0) {
        encoded.append((char) b);
      } else {
        encoded.append('%').append(HEX[b >> 4]).append(HEX[b & 15]);
      }
    }
    return encoded.toString();
  }

  private static ByteBuffer utf8(String placeholder, String value) {
    try {
      return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "The value of {" + placeholder + "} holds an unpaired surrogate, which no name can.", e);
    }
  }

  private static String text(Object value) {
    return value instanceof Enum<?> constant ? constant.name() : String.valueOf(value);
  }
}
