package shop;

import dev.typewire.runtime.Realtime;
import java.util.List;
import java.util.UUID;
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

  @Override
  public UUID orderId() {
    return this.ref.orderId();
  }

  /**
   * Publishes on the topic {@code placed}.
   */
  @Override
  public void placed(Order order) {
    this.over.publish(this.ref.placed(), order);
  }

  /**
   * Publishes on the topic {@code paid}.
   */
  @Override
  public void paid(Payment payment) {
    this.over.publish(this.ref.paid(), payment);
  }

  /**
   * Publishes on the topic {@code found}.
   */
  @Override
  public void found(Page<Item> items) {
    this.over.publish(this.ref.found(), items);
  }

  /**
   * Publishes on the topic {@code rule}.
   */
  @Override
  public void rule(Rule rule) {
    this.over.publish(this.ref.rule(), rule);
  }

  /**
   * Publishes on the topic {@code category}.
   */
  @Override
  public void category(Category category) {
    this.over.publish(this.ref.category(), category);
  }

  /**
   * Publishes on the topic {@code ping}.
   */
  @Override
  public void ping(Ping ping) {
    this.over.publish(this.ref.ping(), ping);
  }

  /**
   * Publishes on the topic {@code tags}.
   */
  @Override
  public void tags(List<String> tags) {
    this.over.publish(this.ref.tags(), tags);
  }
}
