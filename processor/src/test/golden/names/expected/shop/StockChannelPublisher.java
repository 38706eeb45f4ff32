package shop;

import dev.typewire.runtime.Realtime;
import javax.annotation.processing.Generated;

/**
 * Publishes to one channel of {@link StockChannel}.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
public final class StockChannelPublisher implements StockChannel {
  private final StockChannelRef ref;

  private final Realtime over;

  StockChannelPublisher(StockChannelRef ref, Realtime over) {
    this.ref = ref;
    this.over = over;
  }

  /**
   * Publishes on the topic {@code changed}.
   */
  @Override
  public void changed(Item item) {
    this.over.publish(this.ref.changed(), item);
  }

  /**
   * Publishes on the topic {@code billed}.
   */
  @Override
  public void billed(billing.Item item) {
    this.over.publish(this.ref.billed(), item);
  }

  /**
   * Publishes on the topic {@code boxed}.
   */
  @Override
  public void boxed(Box<Item, String> box) {
    this.over.publish(this.ref.boxed(), box);
  }

  /**
   * Publishes on the topic {@code record}.
   */
  @Override
  public void record(Record record) {
    this.over.publish(this.ref.record(), record);
  }

  /**
   * Publishes on the topic {@code odd}.
   */
  @Override
  public void odd(Odd$Näme€ odd) {
    this.over.publish(this.ref.odd(), odd);
  }
}
