package shop;

import dev.typewire.runtime.DurableRun;
import javax.annotation.processing.Generated;

/**
 * Publishes to one channel of {@link AdminChannel}, at most once for each step of a run.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
public final class AdminChannelDurablePublisher {
  private final AdminChannelRef ref;

  private final DurableRun over;

  AdminChannelDurablePublisher(AdminChannelRef ref, DurableRun over) {
    this.ref = ref;
    this.over = over;
  }

  /**
   * Publishes on the topic {@code order}.
   *
   * @param stepId names the publish within the run
   */
  public void order(String stepId, OrderChanged change) {
    this.over.publish(stepId, this.ref.order(), change);
  }
}
