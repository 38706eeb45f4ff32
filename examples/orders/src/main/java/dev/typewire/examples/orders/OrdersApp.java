package dev.typewire.examples.orders;

import dev.typewire.examples.server.ExampleServer;
import dev.typewire.redis.RedisBroker;
import dev.typewire.runtime.Realtime;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.InstantSource;

/** The whole shop, or one node of it: the runtime, the workers, the pages and the gateway. */
final class OrdersApp implements AutoCloseable {
  private final Realtime realtime;
  private final Workers workers;
  private final ExampleServer server;
  private final Runnable disconnect;

  private OrdersApp(
      Settings settings, Realtime realtime, Orders orders, Workers workers, Runnable disconnect) {
    this.realtime = realtime;
    this.workers = workers;
    this.disconnect = disconnect;
    OrdersApi api = new OrdersApi(orders, workers, realtime);
    try {
      this.server = ExampleServer.start(settings.ports(), realtime, api::register);
    } catch (RuntimeException e) { // the threads of the others would keep the program alive
      closeAllButServer();
      throw e;
    }
  }

  static OrdersApp start(Settings settings) {
    return settings
        .shared()
        .map(shared -> startOn(shared, settings))
        .orElseGet(() -> startAlone(settings));
  }

  private static OrdersApp startAlone(Settings settings) {
    InstantSource clock = InstantSource.system();
    Realtime realtime = Realtime.builder().apiBaseUrl(settings.ports().gatewayUrl()).build();
    Workers workers = new LocalWorkers(realtime, settings.pace(), clock);
    return new OrdersApp(settings, realtime, new LocalOrders(clock), workers, () -> {});
  }

  private static OrdersApp startOn(Settings.Shared shared, Settings settings) {
    InstantSource clock = InstantSource.system();
    Realtime realtime =
        Realtime.builder()
            .broker(RedisBroker.connect(shared.redis()))
            .signingKey(shared.signingKey())
            .apiBaseUrl(settings.ports().gatewayUrl())
            .build();
    RedisClient client = RedisClient.create(shared.redis());
    RedisCommands<String, String> redis = client.connect().sync();
    SharedOrders orders = new SharedOrders(redis, realtime.mapper(), clock);
    Workers workers = new SharedWorkers(realtime, redis, orders, settings.pace(), clock);
    return new OrdersApp(settings, realtime, orders, workers, client::shutdown);
  }

  String url() {
    return server.url();
  }

  int port() {
    return server.port();
  }

  int gatewayPort() {
    return server.gatewayPort();
  }

  Realtime realtime() {
    return realtime;
  }

  @Override
  public void close() {
    server.close();
    closeAllButServer();
  }

  private void closeAllButServer() {
    workers.close();
    realtime.close();
    disconnect.run();
  }
}
