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
import java.util.Map;
import javax.annotation.processing.Generated;

/**
 * Says where: one channel {@code catalog}, declared by {@link CatalogChannel}.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
public final class CatalogChannelRef implements ChannelRef {
  private static final TopicDefinition<Page<Product>> PAGE = new TopicDefinition<>("page", new PayloadType<Page<Product>>() {}, 0);

  private static final TopicDefinition<List<Page<? extends Product>>> BATCH = new TopicDefinition<>("batch", new PayloadType<List<Page<? extends Product>>>() {}, 0);

  private static final TopicDefinition<Map<Product.Kind, List<Map<String, Price>>>> PRICES = new TopicDefinition<>("prices", new PayloadType<Map<Product.Kind, List<Map<String, Price>>>>() {}, 0);

  /**
   * What {@link CatalogChannel} declares.
   */
  public static final ChannelDefinition DEFINITION = new ChannelDefinition("catalog", 256, Duration.parse("PT10M"), List.of(PAGE, BATCH, PRICES));

  private final String channelName;

  private CatalogChannelRef() {
    this.channelName = DEFINITION.name();
  }

  /**
   * The channel {@code catalog}.
   */
  public static CatalogChannelRef of() {
    return new CatalogChannelRef();
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
   * The topic {@code page} of this channel.
   */
  public TopicRef<Page<Product>> page() {
    return new TopicRef<>(this, PAGE);
  }

  /**
   * The topic {@code batch} of this channel.
   */
  public TopicRef<List<Page<? extends Product>>> batch() {
    return new TopicRef<>(this, BATCH);
  }

  /**
   * The topic {@code prices} of this channel.
   */
  public TopicRef<Map<Product.Kind, List<Map<String, Price>>>> prices() {
    return new TopicRef<>(this, PRICES);
  }

  /**
   * Publishes to this channel by its own interface.
   */
  public CatalogChannelPublisher publisher(Realtime realtime) {
    return new CatalogChannelPublisher(this, realtime);
  }

  /**
   * Publishes to this channel at most once for each step of the run.
   */
  public CatalogChannelDurablePublisher publisher(DurableRun run) {
    return new CatalogChannelDurablePublisher(this, run);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CatalogChannelRef that && this.channelName.equals(that.channelName);
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
