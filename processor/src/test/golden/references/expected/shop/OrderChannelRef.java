package shop;

import dev.typewire.runtime.ChannelDefinition;
import dev.typewire.runtime.ChannelRef;
import dev.typewire.runtime.DurableRun;
import dev.typewire.runtime.PayloadType;
import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.TopicDefinition;
import dev.typewire.runtime.TopicRef;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * Says where: one channel {@code order:{orderId}}, declared by {@link OrderChannel}.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
public final class OrderChannelRef implements ChannelRef {
  private static final TopicDefinition<Category> CATEGORY = new TopicDefinition<>("category", PayloadType.of(Category.class), 0);

  private static final TopicDefinition<Order> ORDER = new TopicDefinition<>("order", PayloadType.of(Order.class), 0);

  /**
   * What {@link OrderChannel} declares.
   */
  public static final ChannelDefinition DEFINITION = new ChannelDefinition("order:{orderId}", 256, Duration.parse("PT10M"), List.of(CATEGORY, ORDER));

  private final String orderIdValue;

  private final String channelName;

  private OrderChannelRef(String orderId) {
    this.orderIdValue = Objects.requireNonNull(orderId, "orderId");
    this.channelName = DEFINITION.name(orderId);
  }

  /**
   * The channel of this pattern with these values, each percent-encoded into the name.
   *
   * @throws IllegalArgumentException if a value is empty or makes the name too long
   */
  public static OrderChannelRef of(String orderId) {
    return new OrderChannelRef(orderId);
  }

  @Override
  public String name() {
    return this.channelName;
  }

  @Override
  public ChannelDefinition definition() {
    return DEFINITION;
  }

  /**
   * The value of {@code {orderId}}.
   */
  public String orderId() {
    return this.orderIdValue;
  }

  /**
   * The topic {@code category} of this channel.
   */
  public TopicRef<Category> category() {
    return new TopicRef<>(this, CATEGORY);
  }

  /**
   * The topic {@code order} of this channel.
   */
  public TopicRef<Order> order() {
    return new TopicRef<>(this, ORDER);
  }

  /**
   * Publishes to this channel by its own interface.
   */
  public OrderChannelPublisher publisher(Realtime realtime) {
    return new OrderChannelPublisher(this, realtime);
  }

  /**
   * Publishes to this channel at most once for each step of the run.
   */
  public OrderChannelDurablePublisher publisher(DurableRun run) {
    return new OrderChannelDurablePublisher(this, run);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OrderChannelRef that && this.channelName.equals(that.channelName);
  }

  @Override
  public int hashCode() {
    return this.channelName.hashCode();
  }

  @Override
  public String toString() {
    return this.channelName;
  }
}
