package shop;

import dev.typewire.annotations.Channel;
import dev.typewire.annotations.Topic;

/** One order, as it is carried out. */
@Channel("order:{orderId}")
public interface OrderChannel {
  /** A step of the order began, ended or failed. */
  @Topic
  void step(OrderStep step);

  @Topic(replay = 50)
  void log(LogLine line);
}
