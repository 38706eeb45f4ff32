package dev.typewire.examples.dashboard;

import dev.typewire.examples.server.ExampleServer;
import dev.typewire.examples.server.GatewaySwitch;
import dev.typewire.examples.server.Ports;
import dev.typewire.runtime.Realtime;
import java.time.Duration;
import java.time.InstantSource;

/** All of it: the runtime, the fleet and its clock, the server with the page and the gateway. */
final class DashboardApp implements AutoCloseable {
  private final Realtime realtime;
  private final Fleet fleet;
  private final FleetClock clock;
  private final ExampleServer server;

  private DashboardApp(Realtime realtime, Fleet fleet, FleetClock clock, ExampleServer server) {
    this.realtime = realtime;
    this.fleet = fleet;
    this.clock = clock;
    this.server = server;
  }

  /**
   * Opens it.
   *
   * @param tick the time between two samples; zero for none but those that somebody asks for
   */
  static DashboardApp start(Ports ports, Duration tick) {
    Realtime realtime = Realtime.builder().apiBaseUrl(ports.gatewayUrl()).build();
    Fleet fleet = new Fleet(realtime, InstantSource.system());
    GatewaySwitch gateway = new GatewaySwitch(realtime, ports);
    DashboardApi api = new DashboardApi(fleet, realtime, new Outage(gateway));
    ExampleServer server = ExampleServer.start(ports, realtime, gateway, api::register);
    return new DashboardApp(realtime, fleet, FleetClock.start(fleet, tick), server);
  }

  String url() {
    return server.url();
  }

  int gatewayPort() {
    return server.gatewayPort();
  }

  Fleet fleet() {
    return fleet;
  }

  Realtime realtime() {
    return realtime;
  }

  @Override
  public void close() {
    clock.close();
    server.close();
    realtime.close();
  }
}
