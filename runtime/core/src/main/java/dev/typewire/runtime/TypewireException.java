package dev.typewire.runtime;

/**
 * An error of Typewire's at run time, with a stable code.
 *
 * <p>Its message says what is wrong and how to mend it, and never contains a token or a payload.
 */
public abstract class TypewireException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String detail;
  private final boolean retryable;

  /**
   * An error with its code.
   *
   * @param code stable, in capitals, such as {@code BROKER_UNAVAILABLE}
   * @param retryable whether the same call can succeed later
   * @param message what is wrong, and the way out
   */
  protected TypewireException(String code, boolean retryable, String message) {
    super(code + (retryable ? " (retry later): " : ": ") + message);
    this.code = code;
    this.detail = message;
    this.retryable = retryable;
  }

  /** The stable code, such as {@code PAYLOAD_TOO_LARGE}. */
  public final String code() {
    return code;
  }

  /** The message without the code in front of it. */
  public final String detail() {
    return detail;
  }

  /** Whether the same call can succeed later. */
  public final boolean retryable() {
    return retryable;
  }
}
