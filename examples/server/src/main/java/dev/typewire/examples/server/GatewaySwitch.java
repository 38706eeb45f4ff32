package dev.typewire.examples.server;

import dev.typewire.gateway.Gateway;
import dev.typewire.runtime.Realtime;
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

  /** Brings it up, for pages of this origin. */
  synchronized void start(String pages) {
    origin = pages;
    bringUp();
  }

  /** Brings it up, on the port that it had before. Again is harmless. */
  public synchronized void bringUp() {
    if (gateway == null && !isClosed) {
      gateway =
          Gateway.builder(realtime)
              .host(Ports.HOST)
              .port(port)
              .allowedOrigins(origin)
              .drain(Duration.ZERO)
              .devMode() // one machine, and nobody has a key
              .start();
      port = gateway.port();
    }
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
