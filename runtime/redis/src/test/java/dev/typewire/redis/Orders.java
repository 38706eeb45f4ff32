package dev.typewire.redis;

import dev.typewire.runtime.ChannelDefinition;
import dev.typewire.runtime.ChannelRef;
import dev.typewire.runtime.PayloadType;
import dev.typewire.runtime.TopicDefinition;
import dev.typewire.runtime.TopicRef;
import java.time.Duration;
import java.util.List;

/** A channel by hand, as the processor would write it. */
final class Orders {
  static final String CHANNEL = "order:42";
  static final TopicDefinition<String> STEP =
      new TopicDefinition<>("step", PayloadType.of(String.class), 0);
  static final TopicRef<String> STEP_OF_42 =
      new TopicRef<>(
          new ChannelRef() {
            @Override
            public String name() {
              return CHANNEL;
            }

            @Override
            public ChannelDefinition definition() {
              return new ChannelDefinition(
                  "order:{orderId}", 20_000, Duration.ofMinutes(10), List.of(STEP));
            }
          },
          STEP);

  private Orders() {}
}
