package dev.typewire.runtime;

/** Ends a {@code Flow} of messages whose subscriber missed some and gave no listener for gaps. */
public final class GapException extends TypewireException {
  private static final long serialVersionUID = 1L;

  private final transient Gap gap;

  GapException(Gap gap) {
    super(
        "GAP",
        false,
        "messages of \""
            + gap.channel()
            + "\" after "
            + (gap.after() == null ? "an unknown position" : gap.after())
            + " are no longer in its history. Subscribe again since "
            + gap.cursor()
            + ", or pass SubscribeOptions.onGap to go on by itself.");
    this.gap = gap;
  }

  /** What was missed, and where to go on. */
  public Gap gap() {
    return gap;
  }
}
