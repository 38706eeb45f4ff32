package shop;

import dev.typewire.annotations.Channel;
import dev.typewire.annotations.Topic;

/** What the people who run the shop follow. */
@Channel("admin")
public interface AdminChannel {
  @Topic
  void order(OrderChanged change);
}
