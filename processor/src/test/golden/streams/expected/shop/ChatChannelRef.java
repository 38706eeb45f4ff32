package shop;

import dev.typewire.runtime.ChannelDefinition;
import dev.typewire.runtime.ChannelRef;
import dev.typewire.runtime.DurableRun;
import dev.typewire.runtime.PayloadType;
import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.TopicDefinition;
import dev.typewire.runtime.TopicRef;
import dev.typewire.runtime.WhenSlow;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * Says where: one channel {@code chat:{chatId}}, declared by {@link ChatChannel}.
 *
 * <p>A conversation with an agent.
 */
@Generated("dev.typewire.processor.ChannelProcessor")
public final class ChatChannelRef implements ChannelRef {
  private static final TopicDefinition<String> TOKENS = new TopicDefinition<>("tokens", PayloadType.of(String.class), 1);

  private static final TopicDefinition<List<ChatChannel.Hit>> HITS = new TopicDefinition<>("search-hits", new PayloadType<List<ChatChannel.Hit>>() {}, 0);

  private static final TopicDefinition<String> ASKED = new TopicDefinition<>("asked", PayloadType.of(String.class), 0);

  private static final TopicDefinition<int[]> PROGRESS = new TopicDefinition<>("progress", PayloadType.of(int[].class), 0, WhenSlow.LATEST);

  private static final TopicDefinition<ChatChannel.Line> LOG = new TopicDefinition<>("log", PayloadType.of(ChatChannel.Line.class), 0);

  /**
   * What {@link ChatChannel} declares.
   */
  public static final ChannelDefinition DEFINITION = new ChannelDefinition("chat:{chatId}", 256, Duration.parse("PT10M"), List.of(TOKENS, HITS, ASKED, PROGRESS, LOG));

  private final String chatIdValue;

  private final String channelName;

  private ChatChannelRef(String chatId) {
    this.chatIdValue = Objects.requireNonNull(chatId, "chatId");
    this.channelName = DEFINITION.name(chatId);
  }

  /**
   * The channel of this pattern with these values, each percent-encoded into the name.
   *
   * @throws IllegalArgumentException if a value is empty or makes the name too long
   */
  public static ChatChannelRef of(String chatId) {
    return new ChatChannelRef(chatId);
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
   * The value of {@code {chatId}}.
   */
  public String chatId() {
    return this.chatIdValue;
  }

  /**
   * The topic {@code tokens} of this channel.
   *
   * <p>What the agent says, as it says it.
   */
  public TopicRef<String> tokens() {
    return new TopicRef<>(this, TOKENS);
  }

  /**
   * The topic {@code search-hits} of this channel.
   *
   * <p>What it looks at.
   */
  public TopicRef<List<ChatChannel.Hit>> hits() {
    return new TopicRef<>(this, HITS);
  }

  /**
   * The topic {@code asked} of this channel.
   */
  public TopicRef<String> asked() {
    return new TopicRef<>(this, ASKED);
  }

  /**
   * The topic {@code progress} of this channel.
   *
   * <p>How far it is.
   */
  public TopicRef<int[]> progress() {
    return new TopicRef<>(this, PROGRESS);
  }

  /**
   * The topic {@code log} of this channel.
   */
  public TopicRef<ChatChannel.Line> log() {
    return new TopicRef<>(this, LOG);
  }

  /**
   * Publishes to this channel by its own interface.
   */
  public ChatChannelPublisher publisher(Realtime realtime) {
    return new ChatChannelPublisher(this, realtime);
  }

  /**
   * Publishes to this channel at most once for each step of the run.
   */
  public ChatChannelDurablePublisher publisher(DurableRun run) {
    return new ChatChannelDurablePublisher(this, run);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ChatChannelRef that && this.channelName.equals(that.channelName);
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
