package dev.typewire.gateway.wire;

/** Every error that a client can meet, with its numbers: the table of PROTOCOL.md. */
public enum ErrorCode {
  SLOW_CONSUMER(0, 4001, Retry.NOW),
  PING_TIMEOUT(0, 4002, Retry.NOW),
  TOKEN_INVALID(401, 4101, Retry.NEW_TOKEN),
  TOKEN_EXPIRED(401, 4102, Retry.NEW_TOKEN),
  TOKEN_REVOKED(401, 4103, Retry.NEW_TOKEN),
  GATEWAY_CLOSING(503, 4201, Retry.LATER),
  BROKER_UNAVAILABLE(503, 4202, Retry.LATER),
  INTERNAL(500, 4203, Retry.LATER),
  SUBSCRIBE_TIMEOUT(0, 4204, Retry.LATER),
  TOKEN_MISSING(401, 4301, Retry.NEVER),
  TOKEN_IN_URL(400, 0, Retry.NEVER),
  PROTOCOL_MISSING(400, 0, Retry.NEVER),
  TOPIC_FORBIDDEN(403, 4303, Retry.NEVER),
  PUBLISH_FORBIDDEN(401, 0, Retry.NEVER),
  ORIGIN_FORBIDDEN(403, 0, Retry.NEVER),
  FRAME_INVALID(0, 0, Retry.NEVER),
  SUBSCRIPTION_LIMIT(400, 0, Retry.NEVER),
  CONNECTION_LIMIT(429, 0, Retry.LATER),
  GATEWAY_FULL(503, 0, Retry.LATER),
  RATE_LIMITED(429, 0, Retry.LATER),
  REQUEST_TIMEOUT(408, 0, Retry.LATER),
  FRAME_TOO_LARGE(0, 1009, Retry.NEVER),
  REQUEST_INVALID(400, 0, Retry.NEVER),
  PAYLOAD_TOO_LARGE(413, 0, Retry.NEVER),
  NOT_FOUND(404, 0, Retry.NEVER),
  METHOD_NOT_ALLOWED(405, 0, Retry.NEVER);

  private final int httpStatus;
  private final int closeCode;
  private final Retry retry;

  ErrorCode(int httpStatus, int closeCode, Retry retry) {
    this.httpStatus = httpStatus;
    this.closeCode = closeCode;
    this.retry = retry;
  }

  /** The status of a refusal over HTTP; 0 for a code that never is one. */
  public int httpStatus() {
    return httpStatus;
  }

  /** The close code of a {@code typewire.v1} connection; 0 for a code that closes none. */
  public int closeCode() {
    return closeCode;
  }

  /** The close code of a plain connection, of the registered ones: RFC 6455, section 7.4. */
  public int plainCloseCode() {
    return switch (this) {
      case FRAME_TOO_LARGE -> 1009;
      case GATEWAY_CLOSING -> 1001;
      case INTERNAL -> 1011;
      default -> 1013;
    };
  }

  /** What the client does next. */
  public Retry retry() {
    return retry;
  }
}
