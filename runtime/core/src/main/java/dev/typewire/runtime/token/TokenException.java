package dev.typewire.runtime.token;

import dev.typewire.runtime.TypewireException;

/** A token was refused, or none can be made. Its message never contains the token. */
public final class TokenException extends TypewireException {
  private static final long serialVersionUID = 1L;

  /** The token is malformed, not signed with a key of this deployment, or of another issuer. */
  public static final String INVALID = "TOKEN_INVALID";

  /** The token is over. */
  public static final String EXPIRED = "TOKEN_EXPIRED";

  TokenException(String code, String message) {
    super(code, false, message);
  }
}
