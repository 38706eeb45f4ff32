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
 * Says where: one channel {@code order}, declared by {@link OrderChannel}.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
final class OrderChannelRef implements ChannelRef {
  private static final TopicDefinition<Named> NAMED = new TopicDefinition<>("named", PayloadType.of(Named.class), 0);

  private static final TopicDefinition<Formats> FORMATS = new TopicDefinition<>("formats", PayloadType.of(Formats.class), 0);

  private static final TopicDefinition<Shape> SHAPE = new TopicDefinition<>("shape", PayloadType.of(Shape.class), 0);

  private static final TopicDefinition<List<Pet>> PETS = new TopicDefinition<>("pets", new PayloadType<List<Pet>>() {}, 0);

  private static final TopicDefinition<Unwrapped> UNWRAPPED = new TopicDefinition<>("unwrapped", PayloadType.of(Unwrapped.class), 0);

  private static final TopicDefinition<Own> OWN = new TopicDefinition<>("own", PayloadType.of(Own.class), 0);

  private static final TopicDefinition<String> RAW = new TopicDefinition<>("raw", PayloadType.of(String.class), 0);

  private static final TopicDefinition<Values> VALUES = new TopicDefinition<>("values", PayloadType.of(Values.class), 0);

  /**
   * What {@link OrderChannel} declares.
   */
  public static final ChannelDefinition DEFINITION = new ChannelDefinition("order", 256, Duration.parse("PT10M"), List.of(NAMED, FORMATS, SHAPE, PETS, UNWRAPPED, OWN, RAW, VALUES));

  private final String channelName;

  private OrderChannelRef() {
    this.channelName = DEFINITION.name();
  }

  /**
   * The channel {@code order}.
   */
  static OrderChannelRef of() {
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
   * The topic {@code named} of this channel.
   */
  TopicRef<Named> named() {
    return new TopicRef<>(this, NAMED);
  }

  /**
   * The topic {@code formats} of this channel.
   */
  TopicRef<Formats> formats() {
    return new TopicRef<>(this, FORMATS);
  }

  /**
   * The topic {@code shape} of this channel.
   */
  TopicRef<Shape> shape() {
    return new TopicRef<>(this, SHAPE);
  }

  /**
   * The topic {@code pets} of this channel.
   */
  TopicRef<List<Pet>> pets() {
    return new TopicRef<>(this, PETS);
  }

  /**
   * The topic {@code unwrapped} of this channel.
   */
  TopicRef<Unwrapped> unwrapped() {
    return new TopicRef<>(this, UNWRAPPED);
  }

  /**
   * The topic {@code own} of this channel.
   */
  TopicRef<Own> own() {
    return new TopicRef<>(this, OWN);
  }

  /**
   * The topic {@code raw} of this channel.
   */
  TopicRef<String> raw() {
    return new TopicRef<>(this, RAW);
  }

  /**
   * The topic {@code values} of this channel.
   */
  TopicRef<Values> values() {
    return new TopicRef<>(this, VALUES);
  }

  /**
   * Publishes to this channel by its own interface.
   */
  OrderChannelPublisher publisher(Realtime realtime) {
    return new OrderChannelPublisher(this, realtime);
  }

  /**
   * Publishes to this channel at most once for each step of the run.
   */
  OrderChannelDurablePublisher publisher(DurableRun run) {
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
