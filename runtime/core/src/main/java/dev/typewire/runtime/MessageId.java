package dev.typewire.runtime;

import java.util.Objects;
import java.util.Optional;

/**
 * The position of a message in its channel, and what a subscriber resumes from.
 *
 * <p>Opaque to clients. Within one {@code epoch} of a channel the sequence counts 1, 2, 3, …
 * without holes; a channel that was forgotten, by a restart of the in-memory broker for instance,
 * starts a new epoch, so that an old id is a gap and never a wrong position.
 *
 * @param epoch the incarnation of the channel: letters and digits
 * @param sequence 1 for the channel's first message; 0 for the position before it
 */
public record MessageId(String epoch, long sequence) {
  public MessageId {
    if (!isEpoch(epoch) || sequence < 0) {
      throw new IllegalArgumentException("Not a message id: " + epoch + "-" + sequence);
    }
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException if the text is no message id
   */
  public static MessageId parse(String text) {
    return tryParse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\""
                        + text
                        + "\" is not a message id. Pass one that a message or receipt gave."));
  }

  /** Reads what {@link #toString} wrote, or nothing if the text is something else. */
  public static Optional<MessageId> tryParse(String text) {
    int dash = text.indexOf('-');
    if (dash < 1 || dash == text.length() - 1 || text.length() - dash > 19) {
      return Optional.empty();
    }
    String epoch = text.substring(0, dash);
    String digits = text.substring(dash + 1);
    boolean wellFormed = isEpoch(epoch) && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return wellFormed
        ? Optional.of(new MessageId(epoch, Long.parseLong(digits)))
        : Optional.empty();
  }

  /** Whether this position lies before the other one, of the same epoch. */
  public boolean isBefore(MessageId other) {
    return Objects.equals(epoch, other.epoch) && sequence < other.sequence;
  }

  /** The position right after this one. */
  public MessageId next() {
    return new MessageId(epoch, sequence + 1);
  }

  /** The text that travels: {@code <epoch>-<sequence>}. */
  @Override
  public String toString() {
    return epoch + "-" + sequence;
  }

  /** A loop, since every message has an id. */
  private static boolean isEpoch(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isLetterOrDigit(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
