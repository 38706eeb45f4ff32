package shop;

import dev.typewire.runtime.DurableRun;
import dev.typewire.runtime.TopicStream;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * Publishes to one channel of {@link TaskChannel}, at most once for each step of a run.
 *
 * <p>What happens to one task.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
public final class TaskChannelDurablePublisher {
  private final TaskChannelRef ref;

  private final DurableRun over;

  TaskChannelDurablePublisher(TaskChannelRef ref, DurableRun over) {
    this.ref = ref;
    this.over = over;
  }

  /**
   * Publishes on the topic {@code step}.
   *
   * @param stepId names the publish within the run
   */
  public void step(String stepId, TaskChannel.Step step) {
    this.over.publish(stepId, this.ref.step(), step);
  }

  /**
   * Publishes on the topic {@code tokens}.
   *
   * @param stepId names the publish within the run
   */
  public void tokens(String stepId, List<String> tokens) {
    this.over.publish(stepId, this.ref.tokens(), tokens);
  }

  /**
   * Opens a stream on the topic {@code plan}.
   *
   * @param stepId names the stream within the run
   */
  public TopicStream<TaskChannel.Step> plan(String stepId) {
    return this.over.stream(stepId, this.ref.plan());
  }
}
