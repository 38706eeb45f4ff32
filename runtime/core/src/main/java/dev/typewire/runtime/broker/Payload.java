package dev.typewire.runtime.broker;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** One payload, encoded: UTF-8 JSON as every client will see it. Immutable. */
public final class Payload {
  private final byte[] json;

  private Payload(byte[] json) {
    this.json = json;
  }

  /**
   * Wraps encoded JSON.
   *
   * @param json one JSON value in UTF-8; not copied, so leave it unchanged afterwards
   */
  public static Payload ofJson(byte[] json) {
    return new Payload(json);
  }

  /** Bytes of JSON. */
  public int size() {
    return json.length;
  }

  /** A read-only view of the JSON, from its first byte to its last. */
  public ByteBuffer json() {
    return ByteBuffer.wrap(json).asReadOnlyBuffer();
  }

  /** The JSON as text. */
  public String text() {
    return new String(json, StandardCharsets.UTF_8);
  }

  /** The bytes themselves, for the encoder that writes them on; not to be changed. */
  public byte[] bytes() {
    return json;
  }

  @Override
  public String toString() {
    return "Payload of " + json.length + " bytes";
  }
}
