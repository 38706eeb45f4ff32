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
 * Says where: one channel {@code form}, declared by {@link FormChannel}.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
public final class FormChannelRef implements ChannelRef {
  private static final TopicDefinition<Form> FORM = new TopicDefinition<>("form", PayloadType.of(Form.class), 0);

  private static final TopicDefinition<Marked> MARKED = new TopicDefinition<>("marked", PayloadType.of(Marked.class), 0);

  private static final TopicDefinition<List<String>> NAMES = new TopicDefinition<>("names", new PayloadType<List<String>>() {}, 0);

  private static final TopicDefinition<Page<Form>> PAGES = new TopicDefinition<>("pages", new PayloadType<Page<Form>>() {}, 0);

  private static final TopicDefinition<Value> VALUE = new TopicDefinition<>("value", PayloadType.of(Value.class), 0);

  /**
   * What {@link FormChannel} declares.
   */
  public static final ChannelDefinition DEFINITION = new ChannelDefinition("form", 256, Duration.parse("PT10M"), List.of(FORM, MARKED, NAMES, PAGES, VALUE));

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
   * The topic {@code form} of this channel.
   */
  public TopicRef<Form> form() {
    return new TopicRef<>(this, FORM);
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
   * The topic {@code pages} of this channel.
   */
  public TopicRef<Page<Form>> pages() {
    return new TopicRef<>(this, PAGES);
  }

  /**
   * The topic {@code value} of this channel.
   */
  public TopicRef<Value> value() {
    return new TopicRef<>(this, VALUE);
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
