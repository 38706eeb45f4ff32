package dev.typewire.examples.orders;

import dev.typewire.annotations.Channel;
import dev.typewire.annotations.Topic;

/** What the people of the shop follow: every order. */
@Channel(value = "admin", history = 500, retention = "PT24H")
public interface AdminChannel {
  /** An order went on. */
  @Topic(replay = 500)
  void order(OrderChanged change);
}
