package shop;

import dev.typewire.runtime.ChannelDefinition;
import dev.typewire.runtime.ChannelRef;
import dev.typewire.runtime.DurableRun;
import dev.typewire.runtime.PayloadType;
import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.TopicDefinition;
import dev.typewire.runtime.TopicRef;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * Says where: one channel {@code task:{taskId}}, declared by {@link TaskChannel}.
 *
 * <p>What happens to one task.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
public final class TaskChannelRef implements ChannelRef {
  private static final TopicDefinition<TaskChannel.Step> STEP = new TopicDefinition<>("step", PayloadType.of(TaskChannel.Step.class), 0);

  private static final TopicDefinition<List<String>> TOKENS = new TopicDefinition<>("tokens", new PayloadType<List<String>>() {}, 0);

  private static final TopicDefinition<TaskChannel.Step> PLAN = new TopicDefinition<>("plan", PayloadType.of(TaskChannel.Step.class), 0);

  /**
   * What {@link TaskChannel} declares.
   */
  public static final ChannelDefinition DEFINITION = new ChannelDefinition("task:{taskId}", 256, Duration.parse("PT10M"), List.of(STEP, TOKENS, PLAN));

  private final String taskIdValue;

  private final String channelName;

  private TaskChannelRef(String taskId) {
    this.taskIdValue = Objects.requireNonNull(taskId, "taskId");
    this.channelName = DEFINITION.name(taskId);
  }

  /**
   * The channel of this pattern with these values, each percent-encoded into the name.
   *
   * @throws IllegalArgumentException if a value is empty or makes the name too long
   */
  public static TaskChannelRef of(String taskId) {
    return new TaskChannelRef(taskId);
  }

  @Override
  public String name() {
    return this.channelName;
  }

  @Override
  public ChannelDefinition definition() {
    return DEFINITION;
  }

  /**
   * The value of {@code {taskId}}.
   */
  public String taskId() {
    return this.taskIdValue;
  }

  /**
   * The topic {@code step} of this channel.
   */
  public TopicRef<TaskChannel.Step> step() {
    return new TopicRef<>(this, STEP);
  }

  /**
   * The topic {@code tokens} of this channel.
   */
  public TopicRef<List<String>> tokens() {
    return new TopicRef<>(this, TOKENS);
  }

  /**
   * The topic {@code plan} of this channel.
   */
  public TopicRef<TaskChannel.Step> plan() {
    return new TopicRef<>(this, PLAN);
  }

  /**
   * Publishes to this channel by its own interface.
   */
  public TaskChannelPublisher publisher(Realtime realtime) {
    return new TaskChannelPublisher(this, realtime);
  }

  /**
   * Publishes to this channel at most once for each step of the run.
   */
  public TaskChannelDurablePublisher publisher(DurableRun run) {
    return new TaskChannelDurablePublisher(this, run);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TaskChannelRef that && this.channelName.equals(that.channelName);
  }

  @Override
  public int hashCode() {
    return this.channelName.hashCode();
  }

  @Override
  public String toString() {
    return this.channelName;
  }
}
