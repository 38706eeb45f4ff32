package shop;

import dev.typewire.runtime.Realtime;
import javax.annotation.processing.Generated;

/**
 * Publishes to one channel of {@link Shop.Orders}.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
public final class Shop_OrdersPublisher implements Shop.Orders {
  private final Shop_OrdersRef ref;

  private final Realtime over;

  Shop_OrdersPublisher(Shop_OrdersRef ref, Realtime over) {
    this.ref = ref;
    this.over = over;
  }

  /**
   * Publishes on the topic {@code step}.
   */
  @Override
  public void step(Shop.Orders.Step step) {
    this.over.publish(this.ref.step(), step);
  }
}
