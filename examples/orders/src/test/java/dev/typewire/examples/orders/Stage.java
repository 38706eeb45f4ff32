package dev.typewire.examples.orders;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;

/** A shop with its pace and its network in the test's hands, and the addresses of stage.js. */
final class Stage implements AutoCloseable {
  private static final int OK = 200;

  private final CuttableLine line;
  private final OrdersApp app;
  private final HttpServer server;

  private Stage(CuttableLine line, OrdersApp app, HttpServer server) {
    this.line = line;
    this.app = app;
    this.server = server;
  }

  static Stage open(Pace pace) throws IOException {
    CuttableLine line = new CuttableLine();
    OrdersApp app = OrdersApp.start(new Settings(0, 0, line.url(), pace));
    line.leadTo(app.gatewayPort());
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
    Stage stage = new Stage(line, app, server);
    stage.on("/cut", line::cut);
    stage.on("/mend", line::mend);
    stage.on("/sockets", line::passed);
    server.start();
    return stage;
  }

  /** A shop whose jobs rest until the journey says "go". */
  static Stage open() throws IOException {
    HeldPace pace = new HeldPace();
    Stage stage = open(pace);
    stage.on("/go", pace::go);
    stage.on("/go-on", pace::goOn);
    return stage;
  }

  String shopUrl() {
    return app.url();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private void on(String path, Runnable action) {
    on(
        path,
        () -> {
          action.run();
          return 0;
        });
  }

  private void on(String path, IntSupplier answer) {
    server.createContext(path, exchange -> answer(exchange, answer.getAsInt()));
  }

  private static void answer(HttpExchange exchange, int number) throws IOException {
    byte[] body = String.valueOf(number).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(OK, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() throws IOException {
    server.stop(0);
    line.close();
    app.close();
  }
}
