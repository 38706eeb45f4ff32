package shop;

import dev.typewire.runtime.DurableRun;
import javax.annotation.processing.Generated;

/**
 * Publishes to one channel of {@link StockChannel}, at most once for each step of a run.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
public final class StockChannelDurablePublisher {
  private final StockChannelRef ref;

  private final DurableRun over;

  StockChannelDurablePublisher(StockChannelRef ref, DurableRun over) {
    this.ref = ref;
    this.over = over;
  }

  /**
   * Publishes on the topic {@code changed}.
   *
   * @param stepId names the publish within the run
   */
  public void changed(String stepId, Item item) {
    this.over.publish(stepId, this.ref.changed(), item);
  }

  /**
   * Publishes on the topic {@code billed}.
   *
   * @param stepId names the publish within the run
   */
  public void billed(String stepId, billing.Item item) {
    this.over.publish(stepId, this.ref.billed(), item);
  }

  /**
   * Publishes on the topic {@code boxed}.
   *
   * @param stepId names the publish within the run
   */
  public void boxed(String stepId, Box<Item, String> box) {
    this.over.publish(stepId, this.ref.boxed(), box);
  }

  /**
   * Publishes on the topic {@code record}.
   *
   * @param stepId names the publish within the run
   */
  public void record(String stepId, Record record) {
    this.over.publish(stepId, this.ref.record(), record);
  }

  /**
   * Publishes on the topic {@code odd}.
   *
   * @param stepId names the publish within the run
   */
  public void odd(String stepId, Odd$Näme€ odd) {
    this.over.publish(stepId, this.ref.odd(), odd);
  }
}
