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
 * Says where: one channel {@code shop:{shopId}/{region}/{aisle}:{shelf}/{arguments}/{eval}/{note}}, declared by {@link ShelfChannel}.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
final class ShelfChannelRef implements ChannelRef {
  private static final TopicDefinition<Integer> STOCK = new TopicDefinition<>("stock", PayloadType.of(Integer.class), 0);

  /**
   * What {@link ShelfChannel} declares.
   */
  public static final ChannelDefinition DEFINITION = new ChannelDefinition("shop:{shopId}/{region}/{aisle}:{shelf}/{arguments}/{eval}/{note}", 256, Duration.parse("PT10M"), List.of(STOCK));

  private final UUID shopIdValue;

  private final ShelfChannel.Region regionValue;

  private final int aisleValue;

  private final Long shelfValue;

  private final String argumentsValue;

  private final String evalValue;

  private final String noteValue;

  private final String channelName;

  private ShelfChannelRef(UUID shopId, ShelfChannel.Region region, int aisle, Long shelf,
      String arguments, String eval, String note) {
    this.shopIdValue = Objects.requireNonNull(shopId, "shopId");
    this.regionValue = Objects.requireNonNull(region, "region");
    this.aisleValue = aisle;
    this.shelfValue = Objects.requireNonNull(shelf, "shelf");
    this.argumentsValue = Objects.requireNonNull(arguments, "arguments");
    this.evalValue = Objects.requireNonNull(eval, "eval");
    this.noteValue = Objects.requireNonNull(note, "note");
    this.channelName = DEFINITION.name(shopId, region, aisle, shelf, arguments, eval, note);
  }

  /**
   * The channel of this pattern with these values, each percent-encoded into the name.
   *
   * @throws IllegalArgumentException if a value is empty or makes the name too long
   */
  static ShelfChannelRef of(UUID shopId, ShelfChannel.Region region, int aisle, Long shelf,
      String arguments, String eval, String note) {
    return new ShelfChannelRef(shopId, region, aisle, shelf, arguments, eval, note);
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
   * The value of {@code {shopId}}.
   */
  UUID shopId() {
    return this.shopIdValue;
  }

  /**
   * The value of {@code {region}}.
   */
  ShelfChannel.Region region() {
    return this.regionValue;
  }

  /**
   * The value of {@code {aisle}}.
   */
  int aisle() {
    return this.aisleValue;
  }

  /**
   * The value of {@code {shelf}}.
   */
  Long shelf() {
    return this.shelfValue;
  }

  /**
   * The value of {@code {arguments}}.
   */
  String arguments() {
    return this.argumentsValue;
  }

  /**
   * The value of {@code {eval}}.
   */
  String eval() {
    return this.evalValue;
  }

  /**
   * The value of {@code {note}}.
   */
  String note() {
    return this.noteValue;
  }

  /**
   * The topic {@code stock} of this channel.
   */
  TopicRef<Integer> stock() {
    return new TopicRef<>(this, STOCK);
  }

  /**
   * Publishes to this channel by its own interface.
   */
  ShelfChannelPublisher publisher(Realtime realtime) {
    return new ShelfChannelPublisher(this, realtime);
  }

  /**
   * Publishes to this channel at most once for each step of the run.
   */
  ShelfChannelDurablePublisher publisher(DurableRun run) {
    return new ShelfChannelDurablePublisher(this, run);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ShelfChannelRef that && this.channelName.equals(that.channelName);
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
