package shop;

import dev.typewire.annotations.Channel;
import dev.typewire.annotations.Topic;

@Channel("odd:`$x{tick}:\"\\{id}*/\\users")
public interface OddChannel {
  @Topic(name = "order-changed")
  void changed(Odd odd);

  @Topic(name = "1st")
  void first(Odd odd);

  @Topic
  void delete(Odd odd);
}
