package shop;

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

  /**
   * Publishes on the topic {@code paid}.
   */
  @Override
  public void paid(billing.Item item) {
    this.over.publish(this.ref.paid(), item);
  }

  /**
   * Publishes on the topic {@code shared}.
   */
  @Override
  public void shared(common.Item item) {
    this.over.publish(this.ref.shared(), item);
  }
}
