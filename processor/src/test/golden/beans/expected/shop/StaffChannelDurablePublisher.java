package shop;

import dev.typewire.runtime.DurableRun;
import javax.annotation.processing.Generated;

/**
 * Publishes to one channel of {@link StaffChannel}, at most once for each step of a run.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
public final class StaffChannelDurablePublisher {
  private final StaffChannelRef ref;

  private final DurableRun over;

  StaffChannelDurablePublisher(StaffChannelRef ref, DurableRun over) {
    this.ref = ref;
    this.over = over;
  }

  /**
   * Publishes on the topic {@code changed}.
   *
   * @param stepId names the publish within the run
   */
  public void changed(String stepId, Manager manager) {
    this.over.publish(stepId, this.ref.changed(), manager);
  }

  /**
   * Publishes on the topic {@code box}.
   *
   * @param stepId names the publish within the run
   */
  public void box(String stepId, Box<Person> box) {
    this.over.publish(stepId, this.ref.box(), box);
  }
}
