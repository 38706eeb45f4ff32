package shop;

import dev.typewire.annotations.Channel;
import dev.typewire.annotations.Topic;
import java.util.List;
import java.util.Optional;
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

  /** A publisher takes no null. */
  @Topic
  void note(@Nullable String note);

  @Topic
  void maybe(Optional<String> maybe);
}
