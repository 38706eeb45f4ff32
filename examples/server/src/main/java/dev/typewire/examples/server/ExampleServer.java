package dev.typewire.examples.server;

import dev.typewire.runtime.Realtime;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpStatus;
import io.javalin.http.staticfiles.Location;
import io.javalin.json.JavalinJackson3;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;

/**
 * A web server with an example's page and its own addresses, and the gateway beside it, whose
 * numbers are at {@code /metrics} for Prometheus.
 */
public final class ExampleServer implements AutoCloseable {
  private final Javalin web;
  private final GatewaySwitch gateway;

  private ExampleServer(Javalin web, GatewaySwitch gateway) {
    this.web = web;
    this.gateway = gateway;
  }

  /**
   * Starts both, on this machine only: an example's sign-in asks for no password.
   *
   * @param realtime what the gateway serves; it stays the caller's to close
   * @param api adds the example's own addresses, which begin with {@code /api/}
   */
  public static ExampleServer start(Ports ports, Realtime realtime, Consumer<RoutesConfig> api) {
    return start(ports, realtime, new GatewaySwitch(realtime, ports), api);
  }

  /** The same with a gateway that the example can take down. */
  public static ExampleServer start(
      Ports ports, Realtime realtime, GatewaySwitch gateway, Consumer<RoutesConfig> api) {
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Javalin web =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.startup.showOldJavalinVersionWarning = false;
                  config.jsonMapper(new JavalinJackson3(realtime.mapper(), false));
                  config.staticFiles.add("/page", Location.CLASSPATH);
                  config.routes.get("/metrics", ctx -> ctx.result(metrics.scrape()));
                  answerInJson(config.routes);
                  api.accept(config.routes);
                })
            .start(Ports.HOST, ports.web());
    ExampleServer server = new ExampleServer(web, gateway);
    try {
      gateway.start(server.url(), metrics);
    } catch (RuntimeException e) {
      web.stop(); // its threads would keep the program alive
      throw e;
    }
    return server;
  }

  private static void answerInJson(RoutesConfig routes) {
    routes.before("/api/*", ctx -> ctx.header("Cache-Control", "no-store"));
    routes.exception(ApiException.class, (e, ctx) -> ctx.status(e.status()).json(e.body()));
    routes.exception(
        JacksonException.class,
        (e, ctx) ->
            ctx.status(HttpStatus.BAD_REQUEST)
                .json(new ApiException.Body("BODY_INVALID", "The request's body does not fit.")));
  }

  /** The address of the page. */
  public String url() {
    return "http://" + Ports.HOST + ":" + port();
  }

  /** Where the web server listens. */
  public int port() {
    return web.port();
  }

  /** Where the gateway listens. */
  public int gatewayPort() {
    return gateway.port();
  }

  @Override
  public void close() {
    web.stop();
    gateway.close();
  }
}
