package shop;

import dev.typewire.runtime.DurableRun;
import java.util.List;
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
   * Publishes on the topic {@code placed}.
   *
   * @param stepId names the publish within the run
   */
  public void placed(String stepId, Order order) {
    this.over.publish(stepId, this.ref.placed(), order);
  }

  /**
   * Publishes on the topic {@code paid}.
   *
   * @param stepId names the publish within the run
   */
  public void paid(String stepId, Payment payment) {
    this.over.publish(stepId, this.ref.paid(), payment);
  }

  /**
   * Publishes on the topic {@code found}.
   *
   * @param stepId names the publish within the run
   */
  public void found(String stepId, Page<Item> items) {
    this.over.publish(stepId, this.ref.found(), items);
  }

  /**
   * Publishes on the topic {@code rule}.
   *
   * @param stepId names the publish within the run
   */
  public void rule(String stepId, Rule rule) {
    this.over.publish(stepId, this.ref.rule(), rule);
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
   * Publishes on the topic {@code ping}.
   *
   * @param stepId names the publish within the run
   */
  public void ping(String stepId, Ping ping) {
    this.over.publish(stepId, this.ref.ping(), ping);
  }

  /**
   * Publishes on the topic {@code tags}.
   *
   * @param stepId names the publish within the run
   */
  public void tags(String stepId, List<String> tags) {
    this.over.publish(stepId, this.ref.tags(), tags);
  }
}
