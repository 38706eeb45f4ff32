package dev.typewire.annotations;

/** What becomes of a topic's messages for a client that does not keep up with them. */
public enum WhenSlow {
  /**
   * Nothing is left out: when too much waits for the client, it is sent away, and comes back with
   * its cursor to what the history has.
   */
  RESUME,
  /** Only the newest message of the topic waits for the client: for prices, positions, progress. */
  LATEST,
  /** The oldest messages of the topic are left out, and the client is told how many. */
  DROP_OLDEST
}
