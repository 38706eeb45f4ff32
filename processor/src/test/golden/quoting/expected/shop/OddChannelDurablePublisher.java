package shop;

import dev.typewire.runtime.DurableRun;
import javax.annotation.processing.Generated;

/**
 * Publishes to one channel of {@link OddChannel}, at most once for each step of a run.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
public final class OddChannelDurablePublisher {
  private final OddChannelRef ref;

  private final DurableRun over;

  OddChannelDurablePublisher(OddChannelRef ref, DurableRun over) {
    this.ref = ref;
    this.over = over;
  }

  /**
   * Publishes on the topic {@code order-changed}.
   *
   * @param stepId names the publish within the run
   */
  public void changed(String stepId, Odd odd) {
    this.over.publish(stepId, this.ref.changed(), odd);
  }

  /**
   * Publishes on the topic {@code 1st}.
   *
   * @param stepId names the publish within the run
   */
  public void first(String stepId, Odd odd) {
    this.over.publish(stepId, this.ref.first(), odd);
  }

  /**
   * Publishes on the topic {@code delete}.
   *
   * @param stepId names the publish within the run
   */
  public void delete(String stepId, Odd odd) {
    this.over.publish(stepId, this.ref.delete(), odd);
  }
}
