package dev.typewire.gateway.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/** Writes one small JSON object, field by field, as UTF-8. A field without a value is left out. */
public final class JsonText {
  private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

  /** Enough for the head of most messages. */
  private static final int OBJECT_BYTES = 128;

  /** Enough for a time, which is all that mostly follows a message's payload. */
  private static final int REST_BYTES = 48;

  private byte[] bytes;
  private int size;
  private boolean hasField;

  /** An object without any field yet. */
  public JsonText() {
    this(OBJECT_BYTES, false);
    append((byte) '{');
  }

  private JsonText(int capacity, boolean hasField) {
    this.bytes = new byte[capacity];
    this.hasField = hasField;
  }

  /** The fields of an object that has begun elsewhere, and has some. */
  static JsonText rest() {
    return new JsonText(REST_BYTES, true);
  }

  /** Appends a string. */
  public JsonText put(String name, @Nullable String value) {
    if (value != null) {
      name(name);
      if (isPlain(value)) {
        append((byte) '"');
        appendAscii(value);
        append((byte) '"');
      } else {
        raw(quoted(value));
      }
    }
    return this;
  }

  /** Appends a number. */
  public JsonText put(String name, long value) {
    name(name);
    appendAscii(Long.toString(value));
    return this;
  }

  /** Appends a boolean. */
  public JsonText put(String name, boolean value) {
    name(name);
    appendAscii(Boolean.toString(value));
    return this;
  }

  /** Appends a field, by an ASCII name, whose value follows. */
  public JsonText name(String name) {
    if (hasField) {
      append((byte) ',');
    }
    hasField = true;
    append((byte) '"');
    appendAscii(name);
    append((byte) '"');
    append((byte) ':');
    return this;
  }

  /** Appends JSON as it is. */
  public JsonText raw(String json) {
    append(json.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** A JSON string. */
  public static String quoted(String value) {
    StringBuilder quoted = new StringBuilder(value.length() + 16).append('"');
    ENCODER.quoteAsString(value, quoted);
    return quoted.append('"').toString();
  }

  /** What was written so far, without the closing brace. */
  public byte[] open() {
    return Arrays.copyOf(bytes, size);
  }

  /** The object. */
  public byte[] close() {
    append((byte) '}');
    return open();
  }

  /** Whether JSON has a string as it is, in ASCII. */
  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  private void append(byte one) {
    ensure(1);
    bytes[size++] = one;
  }

  private void append(byte[] more) {
    ensure(more.length);
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
  }

  @SuppressWarnings("deprecation") // is the one that copies ASCII without an array of its own
  private void appendAscii(String more) {
    ensure(more.length());
    more.getBytes(0, more.length(), bytes, size);
    size += more.length();
  }

  private void ensure(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
