package shop;

import dev.typewire.runtime.Realtime;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * Publishes to one channel of {@link OrderChannel}.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
final class OrderChannelPublisher implements OrderChannel {
  private final OrderChannelRef ref;

  private final Realtime over;

  OrderChannelPublisher(OrderChannelRef ref, Realtime over) {
    this.ref = ref;
    this.over = over;
  }

  /**
   * Publishes on the topic {@code named}.
   */
  @Override
  public void named(Named named) {
    this.over.publish(this.ref.named(), named);
  }

  /**
   * Publishes on the topic {@code formats}.
   */
  @Override
  public void formats(Formats formats) {
    this.over.publish(this.ref.formats(), formats);
  }

  /**
   * Publishes on the topic {@code shape}.
   */
  @Override
  public void shape(Shape shape) {
    this.over.publish(this.ref.shape(), shape);
  }

  /**
   * Publishes on the topic {@code pets}.
   */
  @Override
  public void pets(List<Pet> pets) {
    this.over.publish(this.ref.pets(), pets);
  }

  /**
   * Publishes on the topic {@code unwrapped}.
   */
  @Override
  public void unwrapped(Unwrapped unwrapped) {
    this.over.publish(this.ref.unwrapped(), unwrapped);
  }

  /**
   * Publishes on the topic {@code own}.
   */
  @Override
  public void own(Own own) {
    this.over.publish(this.ref.own(), own);
  }

  /**
   * Publishes on the topic {@code raw}.
   */
  @Override
  public void raw(String raw) {
    this.over.publish(this.ref.raw(), raw);
  }

  /**
   * Publishes on the topic {@code values}.
   */
  @Override
  public void values(Values values) {
    this.over.publish(this.ref.values(), values);
  }
}
