package shop;

import dev.typewire.runtime.DurableRun;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Generated;

/**
 * Publishes to one channel of {@link FormChannel}, at most once for each step of a run.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
public final class FormChannelDurablePublisher {
  private final FormChannelRef ref;

  private final DurableRun over;

  FormChannelDurablePublisher(FormChannelRef ref, DurableRun over) {
    this.ref = ref;
    this.over = over;
  }

  /**
   * Publishes on the topic {@code fields}.
   *
   * @param stepId names the publish within the run
   */
  public void fields(String stepId, Fields fields) {
    this.over.publish(stepId, this.ref.fields(), fields);
  }

  /**
   * Publishes on the topic {@code sparse}.
   *
   * @param stepId names the publish within the run
   */
  public void sparse(String stepId, Sparse sparse) {
    this.over.publish(stepId, this.ref.sparse(), sparse);
  }

  /**
   * Publishes on the topic {@code marked}.
   *
   * @param stepId names the publish within the run
   */
  public void marked(String stepId, Marked marked) {
    this.over.publish(stepId, this.ref.marked(), marked);
  }

  /**
   * Publishes on the topic {@code names}.
   *
   * @param stepId names the publish within the run
   */
  public void names(String stepId, List<String> names) {
    this.over.publish(stepId, this.ref.names(), names);
  }

  /**
   * Publishes on the topic {@code note}.
   *
   * <p>A publisher takes no null.
   *
   * @param stepId names the publish within the run
   */
  public void note(String stepId, String note) {
    this.over.publish(stepId, this.ref.note(), note);
  }

  /**
   * Publishes on the topic {@code maybe}.
   *
   * @param stepId names the publish within the run
   */
  public void maybe(String stepId, Optional<String> maybe) {
    this.over.publish(stepId, this.ref.maybe(), maybe);
  }
}
