package shop;

import dev.typewire.runtime.DurableRun;
import javax.annotation.processing.Generated;

/**
 * Publishes to one channel of {@link ShelfChannel}, at most once for each step of a run.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
final class ShelfChannelDurablePublisher {
  private final ShelfChannelRef ref;

  private final DurableRun over;

  ShelfChannelDurablePublisher(ShelfChannelRef ref, DurableRun over) {
    this.ref = ref;
    this.over = over;
  }

  /**
   * Publishes on the topic {@code stock}.
   *
   * @param stepId names the publish within the run
   */
  public void stock(String stepId, Integer pieces) {
    this.over.publish(stepId, this.ref.stock(), pieces);
  }
}
