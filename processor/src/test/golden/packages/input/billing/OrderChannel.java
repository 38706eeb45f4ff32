package billing;

import dev.typewire.annotations.Channel;
import dev.typewire.annotations.Topic;

@Channel("billing:order")
public interface OrderChannel {
  @Topic
  void changed(Item item);
}
