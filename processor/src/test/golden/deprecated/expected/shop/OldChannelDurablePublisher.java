package shop;

import dev.typewire.runtime.DurableRun;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * Publishes to one channel of {@link OldChannel}, at most once for each step of a run.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
@SuppressWarnings({"deprecation", "removal"})
public final class OldChannelDurablePublisher {
  private final OldChannelRef ref;

  private final DurableRun over;

  OldChannelDurablePublisher(OldChannelRef ref, DurableRun over) {
    this.ref = ref;
    this.over = over;
  }

  /**
   * Publishes on the topic {@code gone}.
   *
   * @param stepId names the publish within the run
   */
  public void gone(String stepId, List<Gone[]> gone) {
    this.over.publish(stepId, this.ref.gone(), gone);
  }

  /**
   * Publishes on the topic {@code inner}.
   *
   * @param stepId names the publish within the run
   */
  public void inner(String stepId, Old.Inner inner) {
    this.over.publish(stepId, this.ref.inner(), inner);
  }
}
