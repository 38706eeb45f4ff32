package shop;

import dev.typewire.runtime.Realtime;
import javax.annotation.processing.Generated;

/**
 * Publishes to one channel of {@link OddChannel}.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
public final class OddChannelPublisher implements OddChannel {
  private final OddChannelRef ref;

  private final Realtime over;

  OddChannelPublisher(OddChannelRef ref, Realtime over) {
    this.ref = ref;
    this.over = over;
  }

  /**
   * Publishes on the topic {@code order-changed}.
   */
  @Override
  public void changed(Odd odd) {
    this.over.publish(this.ref.changed(), odd);
  }

  /**
   * Publishes on the topic {@code 1st}.
   */
  @Override
  public void first(Odd odd) {
    this.over.publish(this.ref.first(), odd);
  }

  /**
   * Publishes on the topic {@code delete}.
   */
  @Override
  public void delete(Odd odd) {
    this.over.publish(this.ref.delete(), odd);
  }
}
