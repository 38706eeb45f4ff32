package dev.typewire.examples.server;

import io.javalin.http.HttpStatus;

/** A request is refused: a status, a stable code, and a sentence for people. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final String code;

  /** A refusal with this status, as {@code {"code": …, "message": …}}. */
  public ApiException(HttpStatus status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  HttpStatus status() {
    return status;
  }

  Body body() {
    return new Body(code, String.valueOf(getMessage()));
  }

  record Body(String code, String message) {}
}
