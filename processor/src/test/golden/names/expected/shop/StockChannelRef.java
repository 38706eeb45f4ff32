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
 * Says where: one channel {@code stock}, declared by {@link StockChannel}.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
public final class StockChannelRef implements ChannelRef {
  private static final TopicDefinition<Item> CHANGED = new TopicDefinition<>("changed", PayloadType.of(Item.class), 0);

  private static final TopicDefinition<billing.Item> BILLED = new TopicDefinition<>("billed", PayloadType.of(billing.Item.class), 0);

  private static final TopicDefinition<Box<Item, String>> BOXED = new TopicDefinition<>("boxed", new PayloadType<Box<Item, String>>() {}, 0);

  private static final TopicDefinition<Record> RECORD = new TopicDefinition<>("record", PayloadType.of(Record.class), 0);

  private static final TopicDefinition<Odd$Näme€> ODD = new TopicDefinition<>("odd", PayloadType.of(Odd$Näme€.class), 0);

  /**
   * What {@link StockChannel} declares.
   */
  public static final ChannelDefinition DEFINITION = new ChannelDefinition("stock", 256, Duration.parse("PT10M"), List.of(CHANGED, BILLED, BOXED, RECORD, ODD));

  private final String channelName;

  private StockChannelRef() {
    this.channelName = DEFINITION.name();
  }

  /**
   * The channel {@code stock}.
   */
  public static StockChannelRef of() {
    return new StockChannelRef();
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
   * The topic {@code billed} of this channel.
   */
  public TopicRef<billing.Item> billed() {
    return new TopicRef<>(this, BILLED);
  }

  /**
   * The topic {@code boxed} of this channel.
   */
  public TopicRef<Box<Item, String>> boxed() {
    return new TopicRef<>(this, BOXED);
  }

  /**
   * The topic {@code record} of this channel.
   */
  public TopicRef<Record> record() {
    return new TopicRef<>(this, RECORD);
  }

  /**
   * The topic {@code odd} of this channel.
   */
  public TopicRef<Odd$Näme€> odd() {
    return new TopicRef<>(this, ODD);
  }

  /**
   * Publishes to this channel by its own interface.
   */
  public StockChannelPublisher publisher(Realtime realtime) {
    return new StockChannelPublisher(this, realtime);
  }

  /**
   * Publishes to this channel at most once for each step of the run.
   */
  public StockChannelDurablePublisher publisher(DurableRun run) {
    return new StockChannelDurablePublisher(this, run);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StockChannelRef that && this.channelName.equals(that.channelName);
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
