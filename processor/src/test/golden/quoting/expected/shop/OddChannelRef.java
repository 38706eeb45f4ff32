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
 * Says where: one channel {@code odd:`$x{tick}:"\{id}*&#47;&#92;users}, declared by {@link OddChannel}.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
public final class OddChannelRef implements ChannelRef {
  private static final TopicDefinition<Odd> CHANGED = new TopicDefinition<>("order-changed", PayloadType.of(Odd.class), 0);

  private static final TopicDefinition<Odd> FIRST = new TopicDefinition<>("1st", PayloadType.of(Odd.class), 0);

  private static final TopicDefinition<Odd> DELETE = new TopicDefinition<>("delete", PayloadType.of(Odd.class), 0);

  /**
   * What {@link OddChannel} declares.
   */
  public static final ChannelDefinition DEFINITION = new ChannelDefinition("odd:`$x{tick}:\"\\{id}*/\\users", 256, Duration.parse("PT10M"), List.of(CHANGED, FIRST, DELETE));

  private final String tickValue;

  private final String idValue;

  private final String channelName;

  private OddChannelRef(String tick, String id) {
    this.tickValue = Objects.requireNonNull(tick, "tick");
    this.idValue = Objects.requireNonNull(id, "id");
    this.channelName = DEFINITION.name(tick, id);
  }

  /**
   * The channel of this pattern with these values, each percent-encoded into the name.
   *
   * @throws IllegalArgumentException if a value is empty or makes the name too long
   */
  public static OddChannelRef of(String tick, String id) {
    return new OddChannelRef(tick, id);
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
   * The value of {@code {tick}}.
   */
  public String tick() {
    return this.tickValue;
  }

  /**
   * The value of {@code {id}}.
   */
  public String id() {
    return this.idValue;
  }

  /**
   * The topic {@code order-changed} of this channel.
   */
  public TopicRef<Odd> changed() {
    return new TopicRef<>(this, CHANGED);
  }

  /**
   * The topic {@code 1st} of this channel.
   */
  public TopicRef<Odd> first() {
    return new TopicRef<>(this, FIRST);
  }

  /**
   * The topic {@code delete} of this channel.
   */
  public TopicRef<Odd> delete() {
    return new TopicRef<>(this, DELETE);
  }

  /**
   * Publishes to this channel by its own interface.
   */
  public OddChannelPublisher publisher(Realtime realtime) {
    return new OddChannelPublisher(this, realtime);
  }

  /**
   * Publishes to this channel at most once for each step of the run.
   */
  public OddChannelDurablePublisher publisher(DurableRun run) {
    return new OddChannelDurablePublisher(this, run);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OddChannelRef that && this.channelName.equals(that.channelName);
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
