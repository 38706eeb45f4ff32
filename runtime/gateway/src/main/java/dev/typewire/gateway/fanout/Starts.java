package dev.typewire.gateway.fanout;

import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.TopicDefinition;
import dev.typewire.runtime.broker.Start;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a subscription starts. */
public final class Starts {
  private Starts() {}

  /**
   * After the client's cursor; without one, with what the topics declare for replay.
   *
   * @param after null for none
   */
  public static Start of(
      Realtime realtime, String channel, Set<String> topics, @Nullable MessageId after) {
    if (after != null) {
      return Start.after(after);
    }
    Map<String, Integer> replay = new HashMap<>();
    realtime
        .definitionOf(channel)
        .ifPresent(
            definition ->
                topics.forEach(
                    topic ->
                        replay.put(
                            topic,
                            definition.topic(topic).map(TopicDefinition::replay).orElse(0))));
    boolean any = replay.values().stream().anyMatch(count -> count > 0);
    if (!any) {
      return Start.now();
    }
    replay.put(Realtime.RUN_TOPIC, 1);
    return Start.replay(replay);
  }
}
