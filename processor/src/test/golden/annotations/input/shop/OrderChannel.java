package shop;

import dev.typewire.annotations.Channel;
import dev.typewire.annotations.Topic;
import dev.typewire.annotations.TypeScript;
import java.util.List;

@Channel("order")
interface OrderChannel {
  @Topic
  void named(Named named);

  @Topic
  void formats(Formats formats);

  @Topic
  void shape(Shape shape);

  @Topic
  void pets(List<Pet> pets);

  @Topic
  void unwrapped(Unwrapped unwrapped);

  @Topic
  void own(Own own);

  @Topic
  void raw(@TypeScript("`#${string}`") String raw);

  @Topic
  void values(Values values);
}
