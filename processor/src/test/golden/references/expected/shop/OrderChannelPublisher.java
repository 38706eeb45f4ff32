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
   * Publishes on the topic {@code category}.
   */
  @Override
  public void category(Category category) {
    this.over.publish(this.ref.category(), category);
  }

  /**
   * Publishes on the topic {@code order}.
   */
  @Override
  public void order(Order order) {
    this.over.publish(this.ref.order(), order);
  }
}
