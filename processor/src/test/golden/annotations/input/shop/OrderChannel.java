package shop;

import dev.typewire.annotations.Channel;
import dev.typewire.annotations.Topic;

@Channel("order")
interface OrderChannel {
  @Topic
  void named(Named named);

  @Topic
  void formats(Formats formats);

  @Topic
  void unwrapped(Unwrapped unwrapped);

  @Topic
  void values(Values values);
}
