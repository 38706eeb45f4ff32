package shop;

import dev.typewire.annotations.Channel;
import dev.typewire.annotations.Topic;

@Channel("order:{orderId}")
public interface OrderChannel extends Logged, Stepped<OrderChannel.Step> {
  @Topic
  void own(String text);

  record Step(String name) {}
}
