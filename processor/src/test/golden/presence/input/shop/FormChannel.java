package shop;

import dev.typewire.annotations.Channel;
import dev.typewire.annotations.Topic;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Channel("form")
public interface FormChannel {
  @Topic
  void fields(Fields fields);

  @Topic
  void sparse(Sparse sparse);

  @Topic
  void marked(Marked marked);

  @Topic
  void names(List<@Nullable String> names);
}
