package shop;

import dev.typewire.annotations.Channel;
import dev.typewire.annotations.Topic;

@Channel("stock")
public interface StockChannel {
  @Topic
  void changed(Item item);

  @Topic
  void billed(billing.Item item);

  @Topic
  void boxed(Box<Item, String> box);

  @Topic
  void record(Record record);

  @Topic
  void odd(Odd$Näme€ odd);
}
