package shop;

import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.TopicStream;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * Publishes to one channel of {@link TaskChannel}.
 *
 * <p>What happens to one task.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
public final class TaskChannelPublisher implements TaskChannel {
  private final TaskChannelRef ref;

  private final Realtime over;

  TaskChannelPublisher(TaskChannelRef ref, Realtime over) {
    this.ref = ref;
    this.over = over;
  }

  /**
   * Publishes on the topic {@code step}.
   */
  @Override
  public void step(TaskChannel.Step step) {
    this.over.publish(this.ref.step(), step);
  }

  /**
   * Publishes on the topic {@code tokens}.
   */
  @Override
  public void tokens(List<String> tokens) {
    this.over.publish(this.ref.tokens(), tokens);
  }

  /**
   * Opens a stream on the topic {@code plan}.
   */
  @Override
  public TopicStream<TaskChannel.Step> plan() {
    return this.over.stream(this.ref.plan());
  }
}
