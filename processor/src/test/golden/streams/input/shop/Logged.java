package shop;

import dev.typewire.annotations.Topic;
import dev.typewire.runtime.TopicStream;
import org.jspecify.annotations.Nullable;

public interface Logged<T> {
  @Topic
  TopicStream<@Nullable T> log();
}
