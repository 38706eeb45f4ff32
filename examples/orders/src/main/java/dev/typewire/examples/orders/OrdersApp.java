package dev.typewire.examples.orders;

import dev.typewire.gateway.Gateway;
import dev.typewire.runtime.Realtime;
import io.javalin.Javalin;
import io.javalin.http.staticfiles.Location;
import io.javalin.json.JavalinJackson3;
import java.time.Duration;
import java.time.InstantSource;

/** The whole shop: the runtime, the workers, the web server with the pages, and the gateway. */
final class OrdersApp implements AutoCloseable {
  private static final String HOST = "localhost";

  private final Realtime realtime;
  private final Workers workers;
  private final Javalin web;
  private final Gateway gateway;

  private OrdersApp(Realtime realtime, Workers workers, Javalin web, Gateway gateway) {
    this.realtime = realtime;
    this.workers = workers;
    this.web = web;
    this.gateway = gateway;
  }

  /** Opens the shop, on this machine only: its sign-in asks for no password. */
  static OrdersApp start(Settings settings) {
    Realtime realtime = Realtime.builder().apiBaseUrl(gatewayUrl(settings)).build();
    InstantSource clock = InstantSource.system();
    Workers workers = new Workers(realtime, settings.pace(), clock);
    OrdersApi api = new OrdersApi(new Orders(clock), workers, realtime);
    Javalin web =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.startup.showOldJavalinVersionWarning = false;
                  config.jsonMapper(new JavalinJackson3(realtime.mapper(), false));
                  config.staticFiles.add("/page", Location.CLASSPATH);
                  api.register(config.routes);
                })
            .start(HOST, settings.port());
    try {
      return new OrdersApp(realtime, workers, web, startGateway(realtime, settings, web));
    } catch (RuntimeException e) {
      web.stop(); // its threads would keep the program alive
      throw e;
    }
  }

  private static Gateway startGateway(Realtime realtime, Settings settings, Javalin web) {
    return Gateway.builder(realtime)
        .host(HOST)
        .port(settings.gatewayPort())
        .allowedOrigins("http://" + HOST + ":" + web.port())
        .drain(Duration.ZERO)
        .devMode() // one machine, and nobody has a key
        .start();
  }

  private static String gatewayUrl(Settings settings) {
    String given = settings.gatewayUrl();
    return given != null ? given : "http://" + HOST + ":" + settings.gatewayPort();
  }

  String url() {
    return "http://" + HOST + ":" + web.port();
  }

  int gatewayPort() {
    return gateway.port();
  }

  Realtime realtime() {
    return realtime;
  }

  @Override
  public void close() {
    workers.close();
    web.stop();
    gateway.close();
    realtime.close();
  }
}
