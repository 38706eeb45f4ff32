package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.broker.InMemoryBroker;
import dev.typewire.runtime.token.TokenOptions;
import dev.typewire.runtime.token.TopicGrant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CloseTest extends GatewayTest {
  @Override
  Gateway.Builder configure(Gateway.Builder builder) {
    return super.configure(builder)
        .drain(Duration.ofMillis(300))
        .closeGrace(Duration.ofMillis(500));
  }

  @Test
  @Timeout(300)
  void close_tellsClientsAndClosesThem() {
    SocketClient v1 = v1();
    v1.subscribe("1", token("order:1/step"), "order:1", "step", null);
    v1.next(2);
    SocketClient plain = plain(token("order:1/step"));
    SseClient sse =
        new SseClient(
            http, HttpRequest.newBuilder(uri("/v1/realtime/sse?token=" + token("order:1/step"))));
    sse.next();
    sse.next();
    int port = gateway.port();
    gateway.close();
    assertThat(v1.next("closing").path("retryInMs").asInt()).isBetween(0, 300);
    assertThat(v1.closeCode()).isEqualTo(4201);
    assertThat(plain.closeCode()).isEqualTo(1001);
    Map<String, String> last = sse.next();
    assertThat(last.get("data")).contains("GATEWAY_CLOSING");
    assertThat(sse.next()).isSameAs(SseClient.END);
    assertThatThrownBy(() -> new Socket("127.0.0.1", port).close())
        .isInstanceOf(ConnectException.class);
    gateway.close();
  }

  @Test
  @Timeout(300)
  void close_doesNotWaitForClientsThatDoNotAnswer() {
    RawSocket silent = RawSocket.connect(gateway.port(), token("order:1/step"));
    gateway.close();
    assertThat(silent.readFrame()).isEqualTo("8:1001");
    assertThat(silent.readFrame()).isEqualTo("end");
  }

  @Test
  @Timeout(300)
  void close_waitsForRequestsThatAreUnderWay() throws Exception {
    FaultyBroker broker = new FaultyBroker();
    try (Realtime slow = Realtime.builder().broker(broker).signingKey(KEY).build()) {
      Gateway closing = configure(Gateway.builder(slow)).closeGrace(Duration.ofMinutes(1)).start();
      broker.holdReceipts();
      CompletableFuture<HttpResponse<String>> publish = publishTo(closing);
      awaitMessage(broker);
      CompletableFuture<Void> close = CompletableFuture.runAsync(closing::close);
      await().until(() -> refusesConnections(closing.port()));
      broker.releaseReceipts();
      assertThat(publish.get().statusCode()).isEqualTo(200);
      assertThat(publish.get().headers().firstValue("connection")).contains("close");
      close.get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  @Timeout(300)
  void close_cutsOffRequestsThatTakeLongerThanItsGrace() throws Exception {
    FaultyBroker broker = new FaultyBroker();
    try (Realtime slow = Realtime.builder().broker(broker).signingKey(KEY).build()) {
      Gateway closing = configure(Gateway.builder(slow)).start();
      broker.holdReceipts();
      CompletableFuture<HttpResponse<String>> publish = publishTo(closing);
      awaitMessage(broker);
      closing.close();
      assertThatThrownBy(publish::get).hasCauseInstanceOf(IOException.class);
      broker.releaseReceipts();
    }
  }

  private CompletableFuture<HttpResponse<String>> publishTo(Gateway to) {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:"
                        + to.port()
                        + "/v1/realtime/publish?channel=order:1&topic=step&idempotency_key=k"))
            .header("Authorization", "Bearer " + KEY)
            .POST(HttpRequest.BodyPublishers.ofString("1"))
            .build();
    return http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
  }

  private static void awaitMessage(FaultyBroker broker) {
    await().until(() -> broker.find("order:1", "k").toCompletableFuture().join().isPresent());
  }

  private static boolean refusesConnections(int port) {
    try {
      new Socket("127.0.0.1", port).close();
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Test
  @Timeout(300)
  void closedGateway_leavesNoSubscriptionWithTheBroker() throws Exception {
    CountingBroker broker = new CountingBroker(InMemoryBroker.create());
    try (Realtime counted = Realtime.builder().broker(broker).signingKey(KEY).build()) {
      Gateway closing = configure(Gateway.builder(counted)).start();
      String token =
          counted
              .tokens()
              .mint(TokenOptions.DEFAULT, List.of(new TopicGrant("order:1", "step")))
              .key();
      SocketClient.plain(http, closing.port(), token);
      assertThat(broker.standing()).isEqualTo(1);
      closing.close();
      assertThat(broker.standing()).isZero();
    }
  }

  @Test
  void portThatIsTaken_isSaid() {
    Gateway.Builder second = Gateway.builder(realtime).host("127.0.0.1").port(gateway.port());
    assertThatThrownBy(second::start)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("" + gateway.port());
  }

  @Test
  void devMode_listensOnTheLoopbackInterfaceOnly() throws Exception {
    try (Gateway dev = Gateway.builder(realtime).port(0).devMode().start()) {
      new Socket(InetAddress.getLoopbackAddress(), dev.port()).close();
      for (InetAddress address : addressesOfThisMachine()) {
        assertThatThrownBy(() -> new Socket(address, dev.port()).close())
            .as("%s", address)
            .isInstanceOf(IOException.class);
      }
    }
  }

  private static List<InetAddress> addressesOfThisMachine() throws Exception {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
        .toList();
  }

  @Test
  void devModeOnAnotherHost_isRefused() {
    Gateway.Builder dev = Gateway.builder(realtime).host("192.0.2.1").port(0).devMode();
    assertThatThrownBy(dev::start).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void runtimeWithoutAKey_isRefused_unlessInDevMode() {
    try (Realtime keyless = Realtime.inMemory();
        Realtime keylessNode = Realtime.builder().broker(InMemoryBroker.create()).build()) {
      for (Realtime each : List.of(keyless, keylessNode)) {
        assertThatThrownBy(() -> Gateway.builder(each).port(0).start())
            .isInstanceOf(IllegalStateException.class)
            .hasMessage(
                "The gateway does not start without a signing key. Pass one to"
                    + " Realtime.builder().signingKey(…), 32 random bytes as hex for instance, or"
                    + " choose Gateway.builder(…).devMode() on a developer's machine.");
      }
      Gateway.builder(keyless).port(0).devMode().start().close();
    }
  }
}
