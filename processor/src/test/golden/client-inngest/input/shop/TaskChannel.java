package shop;

import dev.typewire.annotations.Channel;
import dev.typewire.annotations.Topic;
import dev.typewire.runtime.TopicStream;
import java.util.List;

/** What happens to one task. */
@Channel("task:{taskId}")
public interface TaskChannel {
  @Topic
  void step(Step step);

  @Topic
  void tokens(List<String> tokens);

  @Topic
  TopicStream<Step> plan();

  record Step(String name) {}
}
