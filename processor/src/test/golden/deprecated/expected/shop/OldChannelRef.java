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
 * Says where: one channel {@code old:{kind}}, declared by {@link OldChannel}.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
@SuppressWarnings({"deprecation", "removal"})
public final class OldChannelRef implements ChannelRef {
  private static final TopicDefinition<List<Gone[]>> GONE = new TopicDefinition<>("gone", new PayloadType<List<Gone[]>>() {}, 0);

  private static final TopicDefinition<Old.Inner> INNER = new TopicDefinition<>("inner", PayloadType.of(Old.Inner.class), 0);

  /**
   * What {@link OldChannel} declares.
   */
  public static final ChannelDefinition DEFINITION = new ChannelDefinition("old:{kind}", 256, Duration.parse("PT10M"), List.of(GONE, INNER));

  private final Old.Kind kindValue;

  private final String channelName;

  private OldChannelRef(Old.Kind kind) {
    this.kindValue = Objects.requireNonNull(kind, "kind");
    this.channelName = DEFINITION.name(kind);
  }

  /**
   * The channel of this pattern with these values, each percent-encoded into the name.
   *
   * @throws IllegalArgumentException if a value is empty or makes the name too long
   */
  public static OldChannelRef of(Old.Kind kind) {
    return new OldChannelRef(kind);
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
   * The value of {@code {kind}}.
   */
  public Old.Kind kind() {
    return this.kindValue;
  }

  /**
   * The topic {@code gone} of this channel.
   */
  public TopicRef<List<Gone[]>> gone() {
    return new TopicRef<>(this, GONE);
  }

  /**
   * The topic {@code inner} of this channel.
   */
  public TopicRef<Old.Inner> inner() {
    return new TopicRef<>(this, INNER);
  }

  /**
   * Publishes to this channel by its own interface.
   */
  public OldChannelPublisher publisher(Realtime realtime) {
    return new OldChannelPublisher(this, realtime);
  }

  /**
   * Publishes to this channel at most once for each step of the run.
   */
  public OldChannelDurablePublisher publisher(DurableRun run) {
    return new OldChannelDurablePublisher(this, run);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OldChannelRef that && this.channelName.equals(that.channelName);
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
