package dev.typewire.gateway.wire;

import dev.typewire.runtime.TypewireException;
import dev.typewire.runtime.broker.BrokerException;
import dev.typewire.runtime.token.TokenException;

/**
 * What a client asked for is refused. Its message is for the client, without tokens or payloads.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  /**
   * Refuses.
   *
   * @param message what is wrong, and the way out
   */
  public Refusal(ErrorCode code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  /** The refusal that an exception of the runtime's comes to. */
  public static Refusal of(TypewireException e) {
    String message = e.detail();
    return switch (e.code()) {
      case TokenException.INVALID -> new Refusal(ErrorCode.TOKEN_INVALID, message);
      case TokenException.EXPIRED -> new Refusal(ErrorCode.TOKEN_EXPIRED, message);
      case TokenException.REVOKED -> new Refusal(ErrorCode.TOKEN_REVOKED, message);
      case "PAYLOAD_TOO_LARGE" -> new Refusal(ErrorCode.PAYLOAD_TOO_LARGE, message);
      default ->
          e.retryable() || e instanceof BrokerException // no fault of the request
              ? new Refusal(ErrorCode.BROKER_UNAVAILABLE, message)
              : new Refusal(ErrorCode.REQUEST_INVALID, message);
    };
  }

  /** The code. */
  public ErrorCode code() {
    return code;
  }

  /** The message, which is never null. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
