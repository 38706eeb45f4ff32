package shop;

import dev.typewire.annotations.Channel;
import dev.typewire.annotations.Topic;

@Channel(value = "admin", history = 1000, retention = "PT1H")
public interface AdminChannel {
  @Topic
  void order(OrderChanged change);
}
