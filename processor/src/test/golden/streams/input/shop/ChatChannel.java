package shop;

import dev.typewire.annotations.Channel;
import dev.typewire.annotations.Topic;
import dev.typewire.annotations.WhenSlow;
import dev.typewire.runtime.TopicStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A conversation with an agent. */
@Channel("chat:{chatId}")
public interface ChatChannel extends Logged<ChatChannel.Line> {
  /** What the agent says, as it says it. */
  @Topic(replay = 1)
  TopicStream<String> tokens();

  /** What it looks at. */
  @Topic(name = "search-hits")
  TopicStream<List<@Nullable Hit>> hits();

  @Topic
  void asked(String question);

  /** How far it is. */
  @Topic(whenSlow = WhenSlow.LATEST)
  void progress(int[] counts);

  /** @param title what it is called */
  record Hit(String title, double score) {}

  record Line(String text) {}
}
