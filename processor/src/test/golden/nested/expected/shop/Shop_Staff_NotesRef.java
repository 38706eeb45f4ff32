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
 * Says where: one channel {@code shop:staff:{staffId}}, declared by {@link Shop.Staff.Notes}.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
public final class Shop_Staff_NotesRef implements ChannelRef {
  private static final TopicDefinition<Shop.Staff.Notes.Step> NOTE = new TopicDefinition<>("note", PayloadType.of(Shop.Staff.Notes.Step.class), 0);

  /**
   * What {@link Shop.Staff.Notes} declares.
   */
  public static final ChannelDefinition DEFINITION = new ChannelDefinition("shop:staff:{staffId}", 256, Duration.parse("PT10M"), List.of(NOTE));

  private final String staffIdValue;

  private final String channelName;

  private Shop_Staff_NotesRef(String staffId) {
    this.staffIdValue = Objects.requireNonNull(staffId, "staffId");
    this.channelName = DEFINITION.name(staffId);
  }

  /**
   * The channel of this pattern with these values, each percent-encoded into the name.
   *
   * @throws IllegalArgumentException if a value is empty or makes the name too long
   */
  public static Shop_Staff_NotesRef of(String staffId) {
    return new Shop_Staff_NotesRef(staffId);
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
   * The value of {@code {staffId}}.
   */
  public String staffId() {
    return this.staffIdValue;
  }

  /**
   * The topic {@code note} of this channel.
   */
  public TopicRef<Shop.Staff.Notes.Step> note() {
    return new TopicRef<>(this, NOTE);
  }

  /**
   * Publishes to this channel by its own interface.
   */
  public Shop_Staff_NotesPublisher publisher(Realtime realtime) {
    return new Shop_Staff_NotesPublisher(this, realtime);
  }

  /**
   * Publishes to this channel at most once for each step of the run.
   */
  public Shop_Staff_NotesDurablePublisher publisher(DurableRun run) {
    return new Shop_Staff_NotesDurablePublisher(this, run);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shop_Staff_NotesRef that && this.channelName.equals(that.channelName);
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
