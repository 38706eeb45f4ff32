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
 *
 * <p>What happens to one order.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
public final class OrderChannelRef implements ChannelRef {
  private static final TopicDefinition<Order> PLACED = new TopicDefinition<>("placed", PayloadType.of(Order.class), 0);

  private static final TopicDefinition<Payment> PAID = new TopicDefinition<>("paid", PayloadType.of(Payment.class), 0);

  private static final TopicDefinition<Page<Item>> FOUND = new TopicDefinition<>("found", new PayloadType<Page<Item>>() {}, 0);

  private static final TopicDefinition<Rule> RULE = new TopicDefinition<>("rule", PayloadType.of(Rule.class), 0);

  private static final TopicDefinition<Category> CATEGORY = new TopicDefinition<>("category", PayloadType.of(Category.class), 0);

  private static final TopicDefinition<Ping> PING = new TopicDefinition<>("ping", PayloadType.of(Ping.class), 0);

  private static final TopicDefinition<List<String>> TAGS = new TopicDefinition<>("tags", new PayloadType<List<String>>() {}, 0);

  /**
   * What {@link OrderChannel} declares.
   */
  public static final ChannelDefinition DEFINITION = new ChannelDefinition("order:{orderId}", 256, Duration.parse("PT10M"), List.of(PLACED, PAID, FOUND, RULE, CATEGORY, PING, TAGS));

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
   * The topic {@code placed} of this channel.
   */
  public TopicRef<Order> placed() {
    return new TopicRef<>(this, PLACED);
  }

  /**
   * The topic {@code paid} of this channel.
   */
  public TopicRef<Payment> paid() {
    return new TopicRef<>(this, PAID);
  }

  /**
   * The topic {@code found} of this channel.
   */
  public TopicRef<Page<Item>> found() {
    return new TopicRef<>(this, FOUND);
  }

  /**
   * The topic {@code rule} of this channel.
   */
  public TopicRef<Rule> rule() {
    return new TopicRef<>(this, RULE);
  }

  /**
   * The topic {@code category} of this channel.
   */
  public TopicRef<Category> category() {
    return new TopicRef<>(this, CATEGORY);
  }

  /**
   * The topic {@code ping} of this channel.
   */
  public TopicRef<Ping> ping() {
    return new TopicRef<>(this, PING);
  }

  /**
   * The topic {@code tags} of this channel.
   */
  public TopicRef<List<String>> tags() {
    return new TopicRef<>(this, TAGS);
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
