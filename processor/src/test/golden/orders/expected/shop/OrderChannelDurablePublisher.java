package shop;

import dev.typewire.runtime.DurableRun;
import dev.typewire.runtime.Receipt;
import java.util.concurrent.CompletionStage;
import javax.annotation.processing.Generated;

/**
 * Publishes to one channel of {@link OrderChannel}, at most once for each step of a run.
 *
 * <p>What happens to one order.
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
   * Publishes on the topic {@code step}.
   *
   * <p>A step has changed.
   *
   * @param stepId names the publish within the run
   */
  public void step(String stepId, OrderStep step) {
    this.over.publish(stepId, this.ref.step(), step);
  }

  /**
   * Publishes on the topic {@code log}.
   *
   * @param stepId names the publish within the run
   */
  public Receipt log(String stepId, LogLine line) {
    return this.over.publish(stepId, this.ref.log(), line);
  }

  /**
   * Publishes on the topic {@code order-note}.
   *
   * @param stepId names the publish within the run
   */
  public CompletionStage<Receipt> note(String stepId, String note) {
    return this.over.publishAsync(stepId, this.ref.note(), note);
  }
}
