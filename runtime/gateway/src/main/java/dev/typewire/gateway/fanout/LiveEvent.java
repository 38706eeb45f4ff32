package dev.typewire.gateway.fanout;

import dev.typewire.runtime.Gap;
import dev.typewire.runtime.MessageId;

/** What a channel's broker subscription brings, in its order. */
sealed interface LiveEvent permits SharedMessage, LiveEvent.Lost {
  /** The position after it. */
  MessageId position();

  /** Messages were lost. */
  record Lost(Gap gap) implements LiveEvent {
    @Override
    public MessageId position() {
      return gap.cursor();
    }
  }
}
