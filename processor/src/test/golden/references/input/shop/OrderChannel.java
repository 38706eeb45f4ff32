package shop;

import dev.typewire.annotations.Channel;
import dev.typewire.annotations.Topic;

@Channel("order:{orderId}")
public interface OrderChannel {
  @Topic
  void category(Category category);

  @Topic
  void order(Order order);
}
