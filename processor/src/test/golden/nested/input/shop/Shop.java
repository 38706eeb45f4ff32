package shop;

import dev.typewire.annotations.Channel;
import dev.typewire.annotations.Topic;

public interface Shop {
  @Channel("shop:orders")
  interface Orders {
    @Topic
    void step(Step step);

    record Step(String name) {}
  }

  class Staff {
    @Channel("shop:staff:{staffId}")
    public interface Notes {
      @Topic
      void note(Step step);

      record Step(int position) {}
    }
  }
}
