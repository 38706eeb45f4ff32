package shop;

import dev.typewire.annotations.Channel;
import dev.typewire.annotations.Param;
import dev.typewire.annotations.Topic;
import java.util.List;

@Channel("old:{kind}")
@SuppressWarnings("removal")
public interface OldChannel {
  @Param
  Old.Kind kind();

  @Topic
  void gone(List<Gone[]> gone);

  @Topic
  void inner(Old.Inner inner);
}
