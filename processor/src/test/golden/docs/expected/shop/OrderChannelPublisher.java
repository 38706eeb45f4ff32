package shop;

import dev.typewire.runtime.Realtime;
import javax.annotation.processing.Generated;

/**
 * Publishes to one channel of {@link OrderChannel}.
 *
 * <p>What happens to one order: {@code order:{orderId}} with its {@code steps}.
 *
 * <p>An example:
 *
 * <pre>{@code
 * @Channel("a")
 * List<Step> steps = list();
 * }</pre>
 */
@Generated("dev.typewire.processor.ChannelProcessor")
@SuppressWarnings({"deprecation", "removal"})
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
   * <p>A step has <b>changed</b>, 1 &lt; 2.
   */
  @Override
  public void step(Step step) {
    this.over.publish(this.ref.step(), step);
  }

  /**
   * Publishes on the topic {@code oldStep}.
   *
   * <p>A step, as before.
   *
   * @deprecated use {@code step}
   */
  @Override
  @Deprecated
  public void oldStep(OldStep step) {
    this.over.publish(this.ref.oldStep(), step);
  }
}
