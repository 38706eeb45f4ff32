package dev.typewire.examples.dashboard;

import dev.typewire.annotations.Channel;
import dev.typewire.annotations.Topic;
import dev.typewire.annotations.WhenSlow;

/** The fleet as a whole. */
@Channel("fleet")
public interface FleetChannel {
  /** All services together. Only the newest counts, so a slow page skips the others. */
  @Topic(replay = 1, whenSlow = WhenSlow.LATEST)
  void totals(FleetTotals totals);

  /** An operator did something that concerns everybody who watches. */
  @Topic(replay = 10)
  void notice(FleetNotice notice);
}
