package dev.typewire.gateway.wire;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/** Writes one small JSON object, field by field. A field without a value is left out. */
public final class JsonText {
  private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

  private final StringBuilder text = new StringBuilder(192).append('{');

  /** Appends a string. */
  public JsonText put(String name, @Nullable String value) {
    if (value != null) {
      name(name);
      quote(value);
    }
    return this;
  }

  /** Appends a number. */
  public JsonText put(String name, long value) {
    name(name);
    text.append(value);
    return this;
  }

  /** Appends a boolean. */
  public JsonText put(String name, boolean value) {
    name(name);
    text.append(value);
    return this;
  }

  /** Appends a field whose value follows. */
  public JsonText name(String name) {
    if (text.length() > 1) {
      text.append(',');
    }
    text.append('"').append(name).append("\":");
    return this;
  }

  /** Appends JSON as it is. */
  public JsonText raw(String json) {
    text.append(json);
    return this;
  }

  private void quote(String value) {
    text.append('"');
    ENCODER.quoteAsString(value, text);
    text.append('"');
  }

  /** A JSON string. */
  public static String quoted(String value) {
    StringBuilder quoted = new StringBuilder(value.length() + 16).append('"');
    ENCODER.quoteAsString(value, quoted);
    return quoted.append('"').toString();
  }

  /** What was written so far, without the closing brace. */
  public byte[] open() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The object. */
  public byte[] close() {
    text.append('}');
    return open();
  }
}
