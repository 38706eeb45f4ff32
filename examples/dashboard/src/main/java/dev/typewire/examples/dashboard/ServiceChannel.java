package dev.typewire.examples.dashboard;

import dev.typewire.annotations.Channel;
import dev.typewire.annotations.Topic;

/**
 * One service of the fleet.
 *
 * <p>The history is short on purpose, half a minute at two samples a second: a page that is away
 * for longer sees a gap, and says so.
 */
@Channel(value = "service:{service}", history = 60)
public interface ServiceChannel {
  /** How the service does, at each tick of the fleet's clock. */
  @Topic(replay = 60)
  void metrics(ServiceMetrics metrics);

  /** Something happened to the service. */
  @Topic(replay = 5)
  void incident(Incident incident);
}
