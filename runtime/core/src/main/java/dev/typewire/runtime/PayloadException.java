package dev.typewire.runtime;

import java.util.List;

/** A payload was refused or could not be read; nothing was sent. */
public final class PayloadException extends TypewireException {
  private static final long serialVersionUID = 1L;

  private final transient List<Violation> violations;

  private PayloadException(String code, String message, List<Violation> violations) {
    super(code, false, message);
    this.violations = List.copyOf(violations);
  }

  static PayloadException missing(String where) {
    return new PayloadException(
        "PAYLOAD_MISSING",
        "the payload for " + where + " is null. Publish an object whose fields may be null.",
        List.of());
  }

  static PayloadException invalid(String where, List<Violation> violations) {
    StringBuilder message = new StringBuilder("the payload for ").append(where).append(" breaks ");
    message.append(violations.size() == 1 ? "a constraint:" : "constraints:");
    violations.forEach(
        v -> message.append(" ").append(v.path()).append(" ").append(v.rule()).append(";"));
    message.setCharAt(message.length() - 1, '.');
    return new PayloadException("PAYLOAD_INVALID", message.toString(), violations);
  }

  static PayloadException tooLarge(String where, int bytes, int limit) {
    return new PayloadException(
        "PAYLOAD_TOO_LARGE",
        "the payload for "
            + where
            + " has "
            + bytes
            + " bytes of JSON; the limit is "
            + limit
            + ". Send a reference to what is large.",
        List.of());
  }

  static PayloadException unwritable(String where, Throwable cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof FiniteNumbers.NotFiniteException number) {
        return notFinite(where, number);
      }
    }
    return caused(
        "PAYLOAD_UNWRITABLE", "Jackson cannot write the payload for " + where + " as JSON.", cause);
  }

  private static PayloadException notFinite(String where, FiniteNumbers.NotFiniteException number) {
    return caused(
        "PAYLOAD_NOT_FINITE",
        "the payload for "
            + where
            + " has "
            + number.getOriginalMessage()
            + " at "
            + (number.place().isEmpty() ? "its root" : number.place())
            + ", which is no number in JSON. Publish null there, leave it out, or make it a string.",
        number);
  }

  static PayloadException unreadable(String where, Throwable cause) {
    return caused(
        "PAYLOAD_UNREADABLE",
        "the message "
            + where
            + " cannot be read as its topic's type. Was it published by another"
            + " version of the channel's interface?",
        cause);
  }

  private static PayloadException caused(String code, String message, Throwable cause) {
    PayloadException exception = new PayloadException(code, message, List.of());
    exception.initCause(cause);
    return exception;
  }

  /** The constraints that the payload breaks; empty unless the code is {@code PAYLOAD_INVALID}. */
  public List<Violation> violations() {
    return violations;
  }

  /**
   * One broken constraint.
   *
   * @param path the property's path, such as {@code lines[0].quantity}
   * @param rule what must hold, such as {@code must be greater than 0}
   */
  public record Violation(String path, String rule) {}
}
