package dev.typewire.runtime.broker;

/**
 * The broker did not answer in time, or is closed.
 *
 * <p>The publish may or may not have happened. Trying again with an idempotency key is safe.
 */
public final class BrokerUnavailableException extends BrokerException {
  private static final long serialVersionUID = 1L;

  /** Says what did not answer, and for how long. */
  public BrokerUnavailableException(String message) {
    super("BROKER_UNAVAILABLE", true, message);
  }
}
