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
 * Says where: one channel {@code staff}, declared by {@link StaffChannel}.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
public final class StaffChannelRef implements ChannelRef {
  private static final TopicDefinition<Manager> CHANGED = new TopicDefinition<>("changed", PayloadType.of(Manager.class), 0);

  private static final TopicDefinition<Box<Person>> BOX = new TopicDefinition<>("box", new PayloadType<Box<Person>>() {}, 0);

  /**
   * What {@link StaffChannel} declares.
   */
  public static final ChannelDefinition DEFINITION = new ChannelDefinition("staff", 256, Duration.parse("PT10M"), List.of(CHANGED, BOX));

  private final String channelName;

  private StaffChannelRef() {
    this.channelName = DEFINITION.name();
  }

  /**
   * The channel {@code staff}.
   */
  public static StaffChannelRef of() {
    return new StaffChannelRef();
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
  public TopicRef<Manager> changed() {
    return new TopicRef<>(this, CHANGED);
  }

  /**
   * The topic {@code box} of this channel.
   */
  public TopicRef<Box<Person>> box() {
    return new TopicRef<>(this, BOX);
  }

  /**
   * Publishes to this channel by its own interface.
   */
  public StaffChannelPublisher publisher(Realtime realtime) {
    return new StaffChannelPublisher(this, realtime);
  }

  /**
   * Publishes to this channel at most once for each step of the run.
   */
  public StaffChannelDurablePublisher publisher(DurableRun run) {
    return new StaffChannelDurablePublisher(this, run);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StaffChannelRef that && this.channelName.equals(that.channelName);
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
