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
import java.util.Optional;
import javax.annotation.processing.Generated;

/**
 * Says where: one channel {@code form}, declared by {@link FormChannel}.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
public final class FormChannelRef implements ChannelRef {
  private static final TopicDefinition<Fields> FIELDS = new TopicDefinition<>("fields", PayloadType.of(Fields.class), 0);

  private static final TopicDefinition<Sparse> SPARSE = new TopicDefinition<>("sparse", PayloadType.of(Sparse.class), 0);

  private static final TopicDefinition<Marked> MARKED = new TopicDefinition<>("marked", PayloadType.of(Marked.class), 0);

  private static final TopicDefinition<List<String>> NAMES = new TopicDefinition<>("names", new PayloadType<List<String>>() {}, 0);

  private static final TopicDefinition<String> NOTE = new TopicDefinition<>("note", PayloadType.of(String.class), 0);

  private static final TopicDefinition<Optional<String>> MAYBE = new TopicDefinition<>("maybe", new PayloadType<Optional<String>>() {}, 0);

  /**
   * What {@link FormChannel} declares.
   */
  public static final ChannelDefinition DEFINITION = new ChannelDefinition("form", 256, Duration.parse("PT10M"), List.of(FIELDS, SPARSE, MARKED, NAMES, NOTE, MAYBE));

  private final String channelName;

  private FormChannelRef() {
    this.channelName = DEFINITION.name();
  }

  /**
   * The channel {@code form}.
   */
  public static FormChannelRef of() {
    return new FormChannelRef();
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
   * The topic {@code fields} of this channel.
   */
  public TopicRef<Fields> fields() {
    return new TopicRef<>(this, FIELDS);
  }

  /**
   * The topic {@code sparse} of this channel.
   */
  public TopicRef<Sparse> sparse() {
    return new TopicRef<>(this, SPARSE);
  }

  /**
   * The topic {@code marked} of this channel.
   */
  public TopicRef<Marked> marked() {
    return new TopicRef<>(this, MARKED);
  }

  /**
   * The topic {@code names} of this channel.
   */
  public TopicRef<List<String>> names() {
    return new TopicRef<>(this, NAMES);
  }

  /**
   * The topic {@code note} of this channel.
   *
   * <p>A publisher takes no null.
   */
  public TopicRef<String> note() {
    return new TopicRef<>(this, NOTE);
  }

  /**
   * The topic {@code maybe} of this channel.
   */
  public TopicRef<Optional<String>> maybe() {
    return new TopicRef<>(this, MAYBE);
  }

  /**
   * Publishes to this channel by its own interface.
   */
  public FormChannelPublisher publisher(Realtime realtime) {
    return new FormChannelPublisher(this, realtime);
  }

  /**
   * Publishes to this channel at most once for each step of the run.
   */
  public FormChannelDurablePublisher publisher(DurableRun run) {
    return new FormChannelDurablePublisher(this, run);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FormChannelRef that && this.channelName.equals(that.channelName);
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
