package dev.typewire.runtime;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.StreamWriteException;
import tools.jackson.core.util.JsonGeneratorDelegate;

/**
 * Refuses {@code NaN} and infinite numbers. JSON has none (RFC 8259, section 6), and Jackson writes
 * strings for them, where subscribers were promised numbers.
 */
final class FiniteNumbers extends JsonGeneratorDelegate {
  /** Checks what goes through to a generator. */
  FiniteNumbers(JsonGenerator target) {
    super(target, false);
  }

  /** A number that JSON does not have. */
  static final class NotFiniteException extends StreamWriteException {
    private static final long serialVersionUID = 1L;

    private final String place;

    private NotFiniteException(JsonGenerator json, double number) {
      super(json, String.valueOf(number));
      this.place = json.streamWriteContext().pathAsPointer().toString();
    }

    /** Where it is, such as {@code /lines/0/price}; empty at the root (RFC 6901). */
    String place() {
      return place;
    }
  }

  @Override
  public JsonGenerator writeNumber(double number) throws JacksonException {
    return checked(super.writeNumber(number), number);
  }

  @Override
  public JsonGenerator writeNumber(float number) throws JacksonException {
    return checked(super.writeNumber(number), number);
  }

  @Override
  public JsonGenerator writeArray(double[] numbers, int offset, int length)
      throws JacksonException {
    writeStartArray(numbers, length);
    for (int i = offset; i < offset + length; i++) {
      writeNumber(numbers[i]);
    }
    return writeEndArray();
  }

  /** After it was written: only then the place has its index in an array. */
  private JsonGenerator checked(JsonGenerator json, double number) {
    if (!Double.isFinite(number)) {
      throw new NotFiniteException(this, number);
    }
    return json;
  }
}
