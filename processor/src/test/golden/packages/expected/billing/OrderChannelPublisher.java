package billing;

import dev.typewire.runtime.Realtime;
import javax.annotation.processing.Generated;

/**
 * Publishes to one channel of {@link OrderChannel}.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
public final class OrderChannelPublisher implements OrderChannel {
  private final OrderChannelRef ref;

  private final Realtime over;

  OrderChannelPublisher(OrderChannelRef ref, Realtime over) {
    this.ref = ref;
    this.over = over;
  }

  /**
   * Publishes on the topic {@code changed}.
   */
  @Override
  public void changed(Item item) {
    this.over.publish(this.ref.changed(), item);
  }
}
