package shop;

import dev.typewire.annotations.Channel;
import dev.typewire.annotations.Topic;

@Channel("shop:order")
public interface OrderChannel {
  @Topic
  void changed(Item item);

  @Topic
  void paid(billing.Item item);

  @Topic
  void shared(common.Item item);
}
