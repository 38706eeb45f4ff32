package shop;

import dev.typewire.runtime.Realtime;
import java.util.List;
import java.util.UUID;
import javax.annotation.processing.Generated;

/**
 * Publishes to one channel of {@link OrderChannel}.
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
   * Publishes on the topic {@code own}.
   */
  @Override
  public void own(String text) {
    this.over.publish(this.ref.own(), text);
  }

  /**
   * Publishes on the topic {@code log}.
   *
   * <p>A line of the log.
   */
  @Override
  public void log(String line) {
    this.over.publish(this.ref.log(), line);
  }

  /**
   * Publishes on the topic {@code error}.
   *
   * <p>An error.
   */
  @Override
  public void error(String line) {
    this.over.publish(this.ref.error(), line);
  }

  /**
   * Publishes on the topic {@code step}.
   *
   * <p>A step has changed.
   */
  @Override
  public void step(OrderChannel.Step step) {
    this.over.publish(this.ref.step(), step);
  }

  /**
   * Publishes on the topic {@code steps}.
   *
   * <p>All steps.
   */
  @Override
  public void steps(List<OrderChannel.Step> steps) {
    this.over.publish(this.ref.steps(), steps);
  }
}
