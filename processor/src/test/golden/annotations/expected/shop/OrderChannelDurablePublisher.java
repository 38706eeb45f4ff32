package shop;

import dev.typewire.runtime.DurableRun;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * Publishes to one channel of {@link OrderChannel}, at most once for each step of a run.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
final class OrderChannelDurablePublisher {
  private final OrderChannelRef ref;

  private final DurableRun over;

  OrderChannelDurablePublisher(OrderChannelRef ref, DurableRun over) {
    this.ref = ref;
    this.over = over;
  }

  /**
   * Publishes on the topic {@code named}.
   *
   * @param stepId names the publish within the run
   */
  public void named(String stepId, Named named) {
    this.over.publish(stepId, this.ref.named(), named);
  }

  /**
   * Publishes on the topic {@code formats}.
   *
   * @param stepId names the publish within the run
   */
  public void formats(String stepId, Formats formats) {
    this.over.publish(stepId, this.ref.formats(), formats);
  }

  /**
   * Publishes on the topic {@code shape}.
   *
   * @param stepId names the publish within the run
   */
  public void shape(String stepId, Shape shape) {
    this.over.publish(stepId, this.ref.shape(), shape);
  }

  /**
   * Publishes on the topic {@code pets}.
   *
   * @param stepId names the publish within the run
   */
  public void pets(String stepId, List<Pet> pets) {
    this.over.publish(stepId, this.ref.pets(), pets);
  }

  /**
   * Publishes on the topic {@code unwrapped}.
   *
   * @param stepId names the publish within the run
   */
  public void unwrapped(String stepId, Unwrapped unwrapped) {
    this.over.publish(stepId, this.ref.unwrapped(), unwrapped);
  }

  /**
   * Publishes on the topic {@code own}.
   *
   * @param stepId names the publish within the run
   */
  public void own(String stepId, Own own) {
    this.over.publish(stepId, this.ref.own(), own);
  }

  /**
   * Publishes on the topic {@code raw}.
   *
   * @param stepId names the publish within the run
   */
  public void raw(String stepId, String raw) {
    this.over.publish(stepId, this.ref.raw(), raw);
  }

  /**
   * Publishes on the topic {@code values}.
   *
   * @param stepId names the publish within the run
   */
  public void values(String stepId, Values values) {
    this.over.publish(stepId, this.ref.values(), values);
  }
}
