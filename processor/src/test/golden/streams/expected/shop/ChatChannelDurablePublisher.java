package shop;

import dev.typewire.runtime.DurableRun;
import dev.typewire.runtime.TopicStream;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * Publishes to one channel of {@link ChatChannel}, at most once for each step of a run.
 *
 * <p>A conversation with an agent.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
public final class ChatChannelDurablePublisher {
  private final ChatChannelRef ref;

  private final DurableRun over;

  ChatChannelDurablePublisher(ChatChannelRef ref, DurableRun over) {
    this.ref = ref;
    this.over = over;
  }

  /**
   * Opens a stream on the topic {@code tokens}.
   *
   * <p>What the agent says, as it says it.
   *
   * @param stepId names the stream within the run
   */
  public TopicStream<String> tokens(String stepId) {
    return this.over.stream(stepId, this.ref.tokens());
  }

  /**
   * Opens a stream on the topic {@code search-hits}.
   *
   * <p>What it looks at.
   *
   * @param stepId names the stream within the run
   */
  public TopicStream<List<ChatChannel.Hit>> hits(String stepId) {
    return this.over.stream(stepId, this.ref.hits());
  }

  /**
   * Publishes on the topic {@code asked}.
   *
   * @param stepId names the publish within the run
   */
  public void asked(String stepId, String question) {
    this.over.publish(stepId, this.ref.asked(), question);
  }

  /**
   * Publishes on the topic {@code progress}.
   *
   * <p>How far it is.
   *
   * @param stepId names the publish within the run
   */
  public void progress(String stepId, int[] counts) {
    this.over.publish(stepId, this.ref.progress(), counts);
  }

  /**
   * Opens a stream on the topic {@code log}.
   *
   * @param stepId names the stream within the run
   */
  public TopicStream<ChatChannel.Line> log(String stepId) {
    return this.over.stream(stepId, this.ref.log());
  }
}
