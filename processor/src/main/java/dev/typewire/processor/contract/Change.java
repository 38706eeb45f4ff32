package dev.typewire.processor.contract;

/**
 * One difference between two contracts.
 *
 * @param effect what it does to pages that were built with the earlier one
 * @param place where it shows in the later one
 * @param text what has changed, to stand after "For subscribers, "
 */
public record Change(Effect effect, Place place, String text) {
  /** What a change does to pages that do not know of it. */
  public enum Effect {
    /** What they rely on no longer holds. */
    BREAKING,
    /** Nobody can tell from the contracts. */
    UNKNOWN,
    /** All that they rely on still holds. */
    SAFE
  }
}
