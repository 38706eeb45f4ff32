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
import java.util.UUID;
import javax.annotation.processing.Generated;

/**
 * Says where: one channel {@code order:{orderId}}, declared by {@link OrderChannel}.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
public final class OrderChannelRef implements ChannelRef {
  private static final TopicDefinition<String> OWN = new TopicDefinition<>("own", PayloadType.of(String.class), 0);

  private static final TopicDefinition<String> LOG = new TopicDefinition<>("log", PayloadType.of(String.class), 10);

  private static final TopicDefinition<String> ERROR = new TopicDefinition<>("error", PayloadType.of(String.class), 0);

  private static final TopicDefinition<OrderChannel.Step> STEP = new TopicDefinition<>("step", PayloadType.of(OrderChannel.Step.class), 0);

  private static final TopicDefinition<List<OrderChannel.Step>> STEPS = new TopicDefinition<>("steps", new PayloadType<List<OrderChannel.Step>>() {}, 0);

  /**
   * What {@link OrderChannel} declares.
   */
  public static final ChannelDefinition DEFINITION = new ChannelDefinition("order:{orderId}", 256, Duration.parse("PT10M"), List.of(OWN, LOG, ERROR, STEP, STEPS));

  private final UUID orderIdValue;

  private final String channelName;

  private OrderChannelRef(UUID orderId) {
    this.orderIdValue = Objects.requireNonNull(orderId, "orderId");
    this.channelName = DEFINITION.name(orderId);
  }

  /**
   * The channel of this pattern with these values, each percent-encoded into the name.
   *
   * @throws IllegalArgumentException if a value is empty or makes the name too long
   */
  public static OrderChannelRef of(UUID orderId) {
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
  public UUID orderId() {
    return this.orderIdValue;
  }

  /**
   * The topic {@code own} of this channel.
   */
  public TopicRef<String> own() {
    return new TopicRef<>(this, OWN);
  }

  /**
   * The topic {@code log} of this channel.
   *
   * <p>A line of the log.
   */
  public TopicRef<String> log() {
    return new TopicRef<>(this, LOG);
  }

  /**
   * The topic {@code error} of this channel.
   *
   * <p>An error.
   */
  public TopicRef<String> error() {
    return new TopicRef<>(this, ERROR);
  }

  /**
   * The topic {@code step} of this channel.
   *
   * <p>A step has changed.
   */
  public TopicRef<OrderChannel.Step> step() {
    return new TopicRef<>(this, STEP);
  }

  /**
   * The topic {@code steps} of this channel.
   *
   * <p>All steps.
   */
  public TopicRef<List<OrderChannel.Step>> steps() {
    return new TopicRef<>(this, STEPS);
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
