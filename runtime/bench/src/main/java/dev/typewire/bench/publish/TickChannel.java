package dev.typewire.bench.publish;

import dev.typewire.runtime.ChannelDefinition;
import dev.typewire.runtime.ChannelRef;
import dev.typewire.runtime.PayloadType;
import dev.typewire.runtime.TopicDefinition;
import dev.typewire.runtime.TopicRef;
import java.time.Duration;
import java.util.List;

/** A channel by hand, as the processor would write it. */
final class TickChannel implements ChannelRef {
  private static final TopicDefinition<Tick> TICK =
      new TopicDefinition<>("tick", PayloadType.of(Tick.class), 0);
  private static final ChannelDefinition DEFINITION =
      new ChannelDefinition("ticks", 256, Duration.ofMinutes(10), List.of(TICK));

  private TickChannel() {}

  static TopicRef<Tick> tick() {
    return new TopicRef<>(new TickChannel(), TICK);
  }

  @Override
  public String name() {
    return "ticks";
  }

  @Override
  public ChannelDefinition definition() {
    return DEFINITION;
  }
}
