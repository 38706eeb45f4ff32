package dev.typewire.examples.dashboard;

import dev.typewire.examples.server.GatewaySwitch;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Takes the gateway down for a while, so that it can be seen what pages do then. */
final class Outage {
  private final GatewaySwitch gateway;
  private final AtomicBoolean isOn = new AtomicBoolean();

  Outage(GatewaySwitch gateway) {
    this.gateway = gateway;
  }

  /** Begins an outage, unless there is one; says whether it did. */
  boolean begin(Duration time) {
    boolean begins = isOn.compareAndSet(false, true);
    if (begins) {
      gateway.takeDown();
      CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS).execute(this::end);
    }
    return begins;
  }

  private void end() {
    gateway.bringUp();
    isOn.set(false);
  }
}
