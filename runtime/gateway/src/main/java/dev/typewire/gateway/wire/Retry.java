package dev.typewire.gateway.wire;

/** What a client does after an error. */
public enum Retry {
  /** Come back at once, with the cursor. */
  NOW("now"),
  /** Fetch a new token, then come back at once. */
  NEW_TOKEN("new-token"),
  /** Back off, then come back with the cursor. */
  LATER("later"),
  /** Do not come back; show it to somebody. */
  NEVER("never");

  private final String text;

  Retry(String text) {
    this.text = text;
  }

  /** As it stands on the wire. */
  public String text() {
    return text;
  }
}
