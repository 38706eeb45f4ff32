package shop;

import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.TopicStream;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * Publishes to one channel of {@link ChatChannel}.
 *
 * <p>A conversation with an agent.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
public final class ChatChannelPublisher implements ChatChannel {
  private final ChatChannelRef ref;

  private final Realtime over;

  ChatChannelPublisher(ChatChannelRef ref, Realtime over) {
    this.ref = ref;
    this.over = over;
  }

  /**
   * Opens a stream on the topic {@code tokens}.
   *
   * <p>What the agent says, as it says it.
   */
  @Override
  public TopicStream<String> tokens() {
    return this.over.stream(this.ref.tokens());
  }

  /**
   * Opens a stream on the topic {@code search-hits}.
   *
   * <p>What it looks at.
   */
  @Override
  public TopicStream<List<ChatChannel.Hit>> hits() {
    return this.over.stream(this.ref.hits());
  }

  /**
   * Publishes on the topic {@code asked}.
   */
  @Override
  public void asked(String question) {
    this.over.publish(this.ref.asked(), question);
  }

  /**
   * Publishes on the topic {@code progress}.
   *
   * <p>How far it is.
   */
  @Override
  public void progress(int[] counts) {
    this.over.publish(this.ref.progress(), counts);
  }

  /**
   * Opens a stream on the topic {@code log}.
   */
  @Override
  public TopicStream<ChatChannel.Line> log() {
    return this.over.stream(this.ref.log());
  }
}
