package dev.typewire.examples.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;

/**
 * What a journey may ask of the test around it, by the addresses of stage.js: to cut the network,
 * and what the test puts there itself.
 */
public final class Stage implements AutoCloseable {
  private static final int OK = 200;
  private static final int INTERNAL_ERROR = 500;

  private final CuttableLine line = new CuttableLine();
  private final HttpServer server;

  /** A stage with a network that leads nowhere yet. */
  public Stage() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
    on("cut", line::cut);
    on("mend", line::mend);
    on("sockets", line::passed);
    server.start();
  }

  /** The network between the page and the gateway. */
  public CuttableLine line() {
    return line;
  }

  /** Does this when a journey calls {@code ask(what)}. */
  public void on(String what, Runnable action) {
    on(
        what,
        () -> {
          action.run();
          return 0;
        });
  }

  /** Answers a journey that calls {@code ask(what)} with a number. */
  public void on(String what, IntSupplier answer) {
    server.createContext("/" + what, exchange -> answer(exchange, answer));
  }

  private static void answer(HttpExchange exchange, IntSupplier answer) throws IOException {
    try {
      send(exchange, OK, String.valueOf(answer.getAsInt()));
    } catch (RuntimeException e) {
      send(exchange, INTERNAL_ERROR, e.toString());
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  @Override
  public void close() throws IOException {
    server.stop(0);
    line.close();
  }
}
