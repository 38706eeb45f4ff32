package shop;

import dev.typewire.runtime.DurableRun;
import javax.annotation.processing.Generated;

/**
 * Publishes to one channel of {@link Shop.Orders}, at most once for each step of a run.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
public final class Shop_OrdersDurablePublisher {
  private final Shop_OrdersRef ref;

  private final DurableRun over;

  Shop_OrdersDurablePublisher(Shop_OrdersRef ref, DurableRun over) {
    this.ref = ref;
    this.over = over;
  }

  /**
   * Publishes on the topic {@code step}.
   *
   * @param stepId names the publish within the run
   */
  public void step(String stepId, Shop.Orders.Step step) {
    this.over.publish(stepId, this.ref.step(), step);
  }
}
