package shop;

import dev.typewire.runtime.DurableRun;
import javax.annotation.processing.Generated;

/**
 * Publishes to one channel of {@link OrderChannel}, at most once for each step of a run.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
public final class OrderChannelDurablePublisher {
  private final OrderChannelRef ref;

  private final DurableRun over;

  OrderChannelDurablePublisher(OrderChannelRef ref, DurableRun over) {
    this.ref = ref;
    this.over = over;
  }

  /**
   * Publishes on the topic {@code category}.
   *
   * @param stepId names the publish within the run
   */
  public void category(String stepId, Category category) {
    this.over.publish(stepId, this.ref.category(), category);
  }

  /**
   * Publishes on the topic {@code order}.
   *
   * @param stepId names the publish within the run
   */
  public void order(String stepId, Order order) {
    this.over.publish(stepId, this.ref.order(), order);
  }
}
