package dev.typewire.examples.orders;

import dev.typewire.annotations.Channel;
import dev.typewire.annotations.Topic;

/** What the owner of one order follows. */
@Channel(value = "order:{orderId}", retention = "PT24H")
public interface OrderChannel {
  /** Where the order stands. A page that opens late gets the steps so far first. */
  @Topic(replay = 50)
  void step(OrderStep step);
}
