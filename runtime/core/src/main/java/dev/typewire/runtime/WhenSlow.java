package dev.typewire.runtime;

/** What becomes of a topic's messages for a client that does not keep up with them. */
public enum WhenSlow {
  /** The client is sent away when too much waits for it, and comes back with its cursor. */
  RESUME,
  /** Only the newest message of the topic waits for it. */
  LATEST,
  /** The oldest messages of the topic are left out, and the client is told how many. */
  DROP_OLDEST
}
