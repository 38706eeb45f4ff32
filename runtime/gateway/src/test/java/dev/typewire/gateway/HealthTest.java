package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.typewire.gateway.limit.Limits;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class HealthTest extends GatewayTest {
  @Override
  Gateway.Builder configure(Gateway.Builder builder) {
    return super.configure(builder)
        .allowedOrigins("https://shop.example")
        .limits(Limits.defaults().connections(1))
        .closeGrace(Duration.ofSeconds(30));
  }

  private String ask(String path) {
    try (RawConnection connection = RawConnection.open(gateway.port())) {
      return ask(connection, path);
    }
  }

  private static String ask(RawConnection connection, String path) {
    connection.send("GET " + path + " HTTP/1.1\r\nHost: a\r\nOrigin: https://evil.example\r\n\r\n");
    return connection.readSome();
  }

  @Test
  void everybodyIsAnswered_alsoWhenTheGatewayIsFull_andNothingElseIsSaid() {
    SocketClient full = plain(token("order:1/step"));
    assertThat(ask("/health/live")).startsWith("HTTP/1.1 200").endsWith("{\"status\":\"live\"}");
    assertThat(ask("/health/ready")).startsWith("HTTP/1.1 200").endsWith("{\"status\":\"ready\"}");
    assertThat(ask("/health")).startsWith("HTTP/1.1 200").endsWith("{\"status\":\"ready\"}");
    assertThat(ask("/nowhere")).startsWith("HTTP/1.1 503");
    publish("order:1", "step", "1");
    full.next("data");
  }

  @Test
  void brokerThatDoesNotAnswer_isNotReady_butLive() {
    assertThat(ask("/health/ready")).startsWith("HTTP/1.1 200");
    realtime.close();
    await().until(() -> ask("/health/ready").startsWith("HTTP/1.1 503"));
    assertThat(ask("/health")).endsWith("{\"status\":\"unavailable\"}");
    assertThat(ask("/health/live")).startsWith("HTTP/1.1 200");
  }

  @Test
  void gatewayThatGoesAway_isNotReady_butLive() throws Exception {
    try (RawSocket unmoved = RawSocket.connect(gateway.port(), token("order:1/step"));
        RawConnection one = RawConnection.open(gateway.port());
        RawConnection other = RawConnection.open(gateway.port())) {
      assertThat(ask(one, "/health")).startsWith("HTTP/1.1 200");
      assertThat(ask(other, "/health/ready")).startsWith("HTTP/1.1 200");
      Thread closing = new Thread(gateway::close);
      closing.start();
      assertThat(unmoved.readFrame()).isEqualTo("8:1001"); // so the gateway is draining
      assertThat(ask(one, "/health/ready"))
          .startsWith("HTTP/1.1 503")
          .endsWith("{\"status\":\"draining\"}");
      assertThat(ask(other, "/health/live")).startsWith("HTTP/1.1 200");
      unmoved.reset(); // it answered no close, so the gateway would have waited for it
      closing.join();
    }
  }

  @Test
  void connectionOfHttp10_goesOnIfAskedTo_andIsToldSo() {
    String request = "GET /health/live HTTP/1.0\r\n";
    try (RawConnection connection = RawConnection.open(gateway.port())) {
      connection.send(request + "Connection: keep-alive\r\n\r\n");
      assertThat(connection.readAnswer()).containsIgnoringCase("connection: keep-alive");
      connection.send(request + "\r\n");
      assertThat(connection.readAll()).containsIgnoringCase("connection: close");
    }
  }
}
