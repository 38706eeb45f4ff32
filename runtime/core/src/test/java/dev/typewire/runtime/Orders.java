package dev.typewire.runtime;

import java.time.Duration;
import java.util.List;

/** A channel by hand, as the processor would write it. */
final class Orders {
  record Step(String name, int number) {}

  static final TopicDefinition<Step> STEP =
      new TopicDefinition<>("step", PayloadType.of(Step.class), 0);
  static final TopicDefinition<List<String>> LOG =
      new TopicDefinition<>("log", new PayloadType<List<String>>() {}, 2);
  static final ChannelDefinition DEFINITION =
      new ChannelDefinition("order:{orderId}", 100, Duration.ofMinutes(10), List.of(STEP, LOG));

  private Orders() {}

  static ChannelRef of(String orderId) {
    String name = DEFINITION.name(orderId);
    return new ChannelRef() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public ChannelDefinition definition() {
        return DEFINITION;
      }
    };
  }

  static TopicRef<Step> step(String orderId) {
    return new TopicRef<>(of(orderId), STEP);
  }

  static TopicRef<List<String>> log(String orderId) {
    return new TopicRef<>(of(orderId), LOG);
  }
}
