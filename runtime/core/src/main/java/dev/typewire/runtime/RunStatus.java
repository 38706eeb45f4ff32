package dev.typewire.runtime;

import java.util.Locale;

/** What became of a durable run, in the words of the wire. */
public enum RunStatus {
  /** It goes on. */
  RUNNING,
  /** It came to its end. */
  COMPLETED,
  /** It gave up. */
  FAILED,
  /** Somebody stopped it. */
  CANCELLED;

  /** The word on the wire, such as {@code completed}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
