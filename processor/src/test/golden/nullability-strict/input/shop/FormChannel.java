package shop;

import dev.typewire.annotations.Channel;
import dev.typewire.annotations.Topic;
import java.util.List;

@Channel("form")
public interface FormChannel {
  @Topic
  void form(Form form);

  @Topic
  void marked(Marked marked);

  @Topic
  void names(List<String> names);

  @Topic
  void pages(Page<Form> forms);

  @Topic
  void value(Value value);
}
