package shop;

import dev.typewire.annotations.Channel;
import dev.typewire.annotations.Topic;
import dev.typewire.runtime.Receipt;
import java.util.concurrent.CompletionStage;

/** What happens to one order. */
@Channel("order:{orderId}")
public interface OrderChannel {
  /** A step has changed. */
  @Topic
  void step(OrderStep step);

  @Topic(replay = 50)
  Receipt log(LogLine line);

  @Topic(name = "order-note")
  CompletionStage<Receipt> note(String note);
}
