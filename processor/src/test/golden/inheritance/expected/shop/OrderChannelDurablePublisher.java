package shop;

import dev.typewire.runtime.DurableRun;
import java.util.List;
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
   * Publishes on the topic {@code own}.
   *
   * @param stepId names the publish within the run
   */
  public void own(String stepId, String text) {
    this.over.publish(stepId, this.ref.own(), text);
  }

  /**
   * Publishes on the topic {@code log}.
   *
   * <p>A line of the log.
   *
   * @param stepId names the publish within the run
   */
  public void log(String stepId, String line) {
    this.over.publish(stepId, this.ref.log(), line);
  }

  /**
   * Publishes on the topic {@code error}.
   *
   * <p>An error.
   *
   * @param stepId names the publish within the run
   */
  public void error(String stepId, String line) {
    this.over.publish(stepId, this.ref.error(), line);
  }

  /**
   * Publishes on the topic {@code step}.
   *
   * <p>A step has changed.
   *
   * @param stepId names the publish within the run
   */
  public void step(String stepId, OrderChannel.Step step) {
    this.over.publish(stepId, this.ref.step(), step);
  }

  /**
   * Publishes on the topic {@code steps}.
   *
   * <p>All steps.
   *
   * @param stepId names the publish within the run
   */
  public void steps(String stepId, List<OrderChannel.Step> steps) {
    this.over.publish(stepId, this.ref.steps(), steps);
  }
}
