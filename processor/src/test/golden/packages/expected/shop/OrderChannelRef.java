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
import javax.annotation.processing.Generated;

/**
 * Says where: one channel {@code shop:order}, declared by {@link OrderChannel}.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
public final class OrderChannelRef implements ChannelRef {
  private static final TopicDefinition<Item> CHANGED = new TopicDefinition<>("changed", PayloadType.of(Item.class), 0);

  private static final TopicDefinition<billing.Item> PAID = new TopicDefinition<>("paid", PayloadType.of(billing.Item.class), 0);

  private static final TopicDefinition<common.Item> SHARED = new TopicDefinition<>("shared", PayloadType.of(common.Item.class), 0);

  /**
   * What {@link OrderChannel} declares.
   */
  public static final ChannelDefinition DEFINITION = new ChannelDefinition("shop:order", 256, Duration.parse("PT10M"), List.of(CHANGED, PAID, SHARED));

  private final String channelName;

  private OrderChannelRef() {
    this.channelName = DEFINITION.name();
  }

  /**
   * The channel {@code shop:order}.
   */
  public static OrderChannelRef of() {
    return new OrderChannelRef();
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
   * The topic {@code changed} of this channel.
   */
  public TopicRef<Item> changed() {
    return new TopicRef<>(this, CHANGED);
  }

  /**
   * The topic {@code paid} of this channel.
   */
  public TopicRef<billing.Item> paid() {
    return new TopicRef<>(this, PAID);
  }

  /**
   * The topic {@code shared} of this channel.
   */
  public TopicRef<common.Item> shared() {
    return new TopicRef<>(this, SHARED);
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
