package dev.typewire.gateway.node;

import dev.typewire.gateway.metrics.Meters;
import dev.typewire.runtime.Realtime;
import java.time.Duration;
import java.time.Instant;

/**
 * What everything on one gateway shares.
 *
 * @param realtime publishes, subscribes, and knows the signing keys
 * @param settings what the gateway was told
 * @param connections those that are open
 * @param admission how many of them there may be
 * @param meters are told what happens
 */
public record Node(
    Realtime realtime,
    Settings settings,
    Connections connections,
    Admission admission,
    Meters meters) {
  /** With nobody admitted yet. */
  public Node(Realtime realtime, Settings settings, Connections connections, Meters meters) {
    this(realtime, settings, connections, new Admission(settings.limits()), meters);
  }

  /** With nobody admitted yet, and nothing counted. */
  public Node(Realtime realtime, Settings settings, Connections connections) {
    this(realtime, settings, connections, Meters.NONE);
  }

  /** The time that is left until then, by the gateway's clock; never negative. */
  public Duration until(Instant then) {
    Duration left = Duration.between(settings.clock().instant(), then);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** When a client should renew a token that is over then: a quarter of the time before. */
  public long renewInMs(Instant expiresAt) {
    return until(expiresAt).toMillis() * 3 / 4;
  }
}
