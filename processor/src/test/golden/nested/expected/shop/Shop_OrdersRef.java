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
 * Says where: one channel {@code shop:orders}, declared by {@link Shop.Orders}.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
public final class Shop_OrdersRef implements ChannelRef {
  private static final TopicDefinition<Shop.Orders.Step> STEP = new TopicDefinition<>("step", PayloadType.of(Shop.Orders.Step.class), 0);

  /**
   * What {@link Shop.Orders} declares.
   */
  public static final ChannelDefinition DEFINITION = new ChannelDefinition("shop:orders", 256, Duration.parse("PT10M"), List.of(STEP));

  private final String channelName;

  private Shop_OrdersRef() {
    this.channelName = DEFINITION.name();
  }

  /**
   * The channel {@code shop:orders}.
   */
  public static Shop_OrdersRef of() {
    return new Shop_OrdersRef();
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
   * The topic {@code step} of this channel.
   */
  public TopicRef<Shop.Orders.Step> step() {
    return new TopicRef<>(this, STEP);
  }

  /**
   * Publishes to this channel by its own interface.
   */
  public Shop_OrdersPublisher publisher(Realtime realtime) {
    return new Shop_OrdersPublisher(this, realtime);
  }

  /**
   * Publishes to this channel at most once for each step of the run.
   */
  public Shop_OrdersDurablePublisher publisher(DurableRun run) {
    return new Shop_OrdersDurablePublisher(this, run);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shop_OrdersRef that && this.channelName.equals(that.channelName);
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
