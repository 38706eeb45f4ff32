package shop;

import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.Receipt;
import java.util.concurrent.CompletionStage;
import javax.annotation.processing.Generated;

/**
 * Publishes to one channel of {@link OrderChannel}.
 *
 * <p>What happens to one order.
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
   * Publishes on the topic {@code step}.
   *
   * <p>A step has changed.
   */
  @Override
  public void step(OrderStep step) {
    this.over.publish(this.ref.step(), step);
  }

  /**
   * Publishes on the topic {@code log}.
   */
  @Override
  public Receipt log(LogLine line) {
    return this.over.publish(this.ref.log(), line);
  }

  /**
   * Publishes on the topic {@code order-note}.
   */
  @Override
  public CompletionStage<Receipt> note(String note) {
    return this.over.publishAsync(this.ref.note(), note);
  }
}
