package dev.typewire.examples.server;

import dev.typewire.gateway.Gateway;
import dev.typewire.runtime.Realtime;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A gateway that can be taken down and brought up again. Meanwhile no page is connected, and what
 * is published goes into the channels' histories.
 */
public final class GatewaySwitch {
  private final Realtime realtime;
  private int port;
  private String origin = "";
  private @Nullable MeterRegistry metrics;
  private @Nullable Gateway gateway;
  private boolean isClosed;

  /**
   * Prepares a gateway that is down until the server starts.
   *
   * @param ports say where it listens; a free port that it has taken once it keeps
   */
  public GatewaySwitch(Realtime realtime, Ports ports) {
    this.realtime = realtime;
    this.port = ports.gateway();
  }

  /** Brings it up, for pages of this origin, and counts what it does. */
  synchronized void start(String pages, MeterRegistry counting) {
    origin = pages;
    metrics = counting;
    bringUp();
  }

  /** Brings it up, on the port that it had before. Again is harmless. */
  public synchronized void bringUp() {
    if (gateway == null && metrics != null && !isClosed) {
      gateway = builder(metrics).start();
      port = gateway.port();
    }
  }

  /** An example of one process has no signing key: then this machine alone may use it. */
  private Gateway.Builder builder(MeterRegistry counting) {
    Gateway.Builder builder =
        Gateway.builder(realtime)
            .host(Ports.HOST)
            .port(port)
            .allowedOrigins(origin)
            .metrics(counting)
            .drain(Duration.ZERO);
    return realtime.hasSigningKey() ? builder : builder.devMode();
  }

  /** Takes it down: every page is cut off. Again is harmless. */
  public synchronized void takeDown() {
    if (gateway != null) {
      gateway.close();
      gateway = null;
    }
  }

  /** Takes it down for good. */
  synchronized void close() {
    isClosed = true;
    takeDown();
  }

  synchronized int port() {
    return port;
  }
}
