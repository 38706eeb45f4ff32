package shop;

import dev.typewire.runtime.DurableRun;
import javax.annotation.processing.Generated;

/**
 * Publishes to one channel of {@link OrderChannel}, at most once for each step of a run.
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
   * <p>A step has <b>changed</b>, 1 &lt; 2.
   *
   * @param stepId names the publish within the run
   */
  public void step(String stepId, Step step) {
    this.over.publish(stepId, this.ref.step(), step);
  }

  /**
   * Publishes on the topic {@code oldStep}.
   *
   * <p>A step, as before.
   *
   * @deprecated use {@code step}
   *
   * @param stepId names the publish within the run
   */
  @Deprecated
  public void oldStep(String stepId, OldStep step) {
    this.over.publish(stepId, this.ref.oldStep(), step);
  }
}
