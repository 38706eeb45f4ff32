package dev.typewire.examples.chat;

import dev.typewire.annotations.Channel;
import dev.typewire.annotations.Topic;
import dev.typewire.runtime.TopicStream;

/** What the owner of one conversation follows. Each token counts in the history. */
@Channel(value = "chat:{chatId}", history = 20_000, retention = "PT24H")
public interface ChatChannel {
  /** The person asked something. */
  @Topic(replay = 100)
  void question(Question question);

  /** An answer as it comes. A page that opens in the middle of one gets its beginning first. */
  @Topic(replay = 1)
  TopicStream<String> tokens();

  /** An answer is over. */
  @Topic(replay = 100)
  void answer(Answer answer);
}
