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
 * Says where: one channel {@code admin}, declared by {@link AdminChannel}.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
public final class AdminChannelRef implements ChannelRef {
  private static final TopicDefinition<OrderChanged> ORDER = new TopicDefinition<>("order", PayloadType.of(OrderChanged.class), 0);

  /**
   * What {@link AdminChannel} declares.
   */
  public static final ChannelDefinition DEFINITION = new ChannelDefinition("admin", 1000, Duration.parse("PT1H"), List.of(ORDER));

  private final String channelName;

  private AdminChannelRef() {
    this.channelName = DEFINITION.name();
  }

  /**
   * The channel {@code admin}.
   */
  public static AdminChannelRef of() {
    return new AdminChannelRef();
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
   * The topic {@code order} of this channel.
   */
  public TopicRef<OrderChanged> order() {
    return new TopicRef<>(this, ORDER);
  }

  /**
   * Publishes to this channel by its own interface.
   */
  public AdminChannelPublisher publisher(Realtime realtime) {
    return new AdminChannelPublisher(this, realtime);
  }

  /**
   * Publishes to this channel at most once for each step of the run.
   */
  public AdminChannelDurablePublisher publisher(DurableRun run) {
    return new AdminChannelDurablePublisher(this, run);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AdminChannelRef that && this.channelName.equals(that.channelName);
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
