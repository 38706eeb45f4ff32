package shop;

import dev.typewire.annotations.Channel;
import dev.typewire.annotations.Topic;

@Channel("staff")
public interface StaffChannel {
  @Topic
  void changed(Manager manager);

  @Topic
  void box(Box<Person> box);
}
