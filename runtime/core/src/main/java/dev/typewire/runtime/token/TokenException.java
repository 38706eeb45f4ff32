package dev.typewire.runtime.token;

import dev.typewire.runtime.TypewireException;

/** A token was refused, or none can be made. Its message never contains the token. */
public final class TokenException extends TypewireException {
  private static final long serialVersionUID = 1L;

  /**
   * The token is malformed, not signed with a key of this deployment, or of another issuer or
   * audience.
   */
  public static final String INVALID = "TOKEN_INVALID";

  /** The token is over. */
  public static final String EXPIRED = "TOKEN_EXPIRED";

  /** The token, or every token of its subject, was taken back. */
  public static final String REVOKED = "TOKEN_REVOKED";

  TokenException(String code, String message) {
    super(code, false, message);
  }
}
