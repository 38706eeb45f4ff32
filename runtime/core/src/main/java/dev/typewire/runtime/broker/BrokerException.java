package dev.typewire.runtime.broker;

import dev.typewire.runtime.TypewireException;

/** The broker could not do what was asked. */
public class BrokerException extends TypewireException {
  private static final long serialVersionUID = 1L;

  /**
   * An error of a broker's.
   *
   * @param code stable, in capitals
   * @param retryable whether the same call can succeed later
   * @param message what is wrong, and the way out
   */
  public BrokerException(String code, boolean retryable, String message) {
    super(code, retryable, message);
  }
}
