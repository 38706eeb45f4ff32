package shop;

import dev.typewire.annotations.Channel;
import dev.typewire.annotations.Topic;
import java.util.List;
import java.util.UUID;
import dev.typewire.annotations.Param;

/** What happens to one order. */
@Channel("order:{orderId}")
public interface OrderChannel {
  @Param
  UUID orderId();

  @Topic
  void placed(Order order);

  @Topic
  void paid(Payment payment);

  @Topic
  void found(Page<Item> items);

  @Topic
  void rule(Rule rule);

  @Topic
  void category(Category category);

  @Topic
  void ping(Ping ping);

  @Topic
  void tags(List<String> tags);
}
