package dev.typewire.examples.orders;

import dev.typewire.examples.server.ExampleServer;
import dev.typewire.runtime.Realtime;
import java.time.InstantSource;

/** The whole shop: the runtime, the workers, and the server with the pages and the gateway. */
final class OrdersApp implements AutoCloseable {
  private final Realtime realtime;
  private final Workers workers;
  private final ExampleServer server;

  private OrdersApp(Realtime realtime, Workers workers, ExampleServer server) {
    this.realtime = realtime;
    this.workers = workers;
    this.server = server;
  }

  static OrdersApp start(Settings settings) {
    Realtime realtime = Realtime.builder().apiBaseUrl(settings.ports().gatewayUrl()).build();
    InstantSource clock = InstantSource.system();
    Workers workers = new Workers(realtime, settings.pace(), clock);
    OrdersApi api = new OrdersApi(new Orders(clock), workers, realtime);
    return new OrdersApp(
        realtime, workers, ExampleServer.start(settings.ports(), realtime, api::register));
  }

  String url() {
    return server.url();
  }

  int gatewayPort() {
    return server.gatewayPort();
  }

  Realtime realtime() {
    return realtime;
  }

  @Override
  public void close() {
    workers.close();
    server.close();
    realtime.close();
  }
}
