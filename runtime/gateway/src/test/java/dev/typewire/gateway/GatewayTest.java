package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typewire.runtime.PublishOptions;
import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.Receipt;
import dev.typewire.runtime.broker.Payload;
import dev.typewire.runtime.token.TokenOptions;
import dev.typewire.runtime.token.TopicGrant;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A gateway of its own for each test, and what is needed to talk to it. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
abstract class GatewayTest {
  static final String KEY = "signkey-test-0123456789abcdef0123456789abcdef";

  static {
    LeakWatch.install();
    Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
  }

  final HttpClient http = HttpClient.newHttpClient();
  final List<SocketClient> sockets = new ArrayList<>();
  Realtime realtime;
  Gateway gateway;

  @BeforeEach
  void start() {
    realtime = newRealtime();
    gateway = configure(Gateway.builder(realtime)).start();
  }

  Realtime newRealtime() {
    return Realtime.builder().signingKey(KEY).build();
  }

  Gateway.Builder configure(Gateway.Builder builder) {
    return builder
        .host("127.0.0.1")
        .port(0)
        .drain(Duration.ZERO)
        .subscribeTimeout(Duration.ofMinutes(1))
        .tokenGrace(Duration.ofMillis(200));
  }

  /** Starts the gateway anew, as the test wants it. */
  void restart(UnaryOperator<Gateway.Builder> wish) {
    gateway.close();
    gateway = wish.apply(configure(Gateway.builder(realtime))).start();
  }

  @AfterEach
  void stop() {
    sockets.forEach(SocketClient::abort);
    gateway.close();
    realtime.close();
    assertThat(LeakWatch.leaks()).isEmpty();
  }

  /** A token for topics written as {@code order:42/step}. */
  String token(String... topics) {
    return token(Duration.ofSeconds(60), topics);
  }

  String token(Duration lifetime, String... topics) {
    List<TopicGrant> grants =
        Arrays.stream(topics).map(t -> new TopicGrant(t.split("/")[0], t.split("/")[1])).toList();
    return realtime.tokens().mint(TokenOptions.lasting(lifetime), grants).key();
  }

  Receipt publish(String channel, String topic, String json) {
    return realtime
        .publishJson(
            channel,
            topic,
            Payload.ofJson(json.getBytes(StandardCharsets.UTF_8)),
            PublishOptions.NONE)
        .toCompletableFuture()
        .join();
  }

  URI uri(String pathAndQuery) {
    return URI.create("http://127.0.0.1:" + gateway.port() + pathAndQuery);
  }

  SocketClient v1() {
    SocketClient client = SocketClient.v1(http, gateway.port());
    sockets.add(client);
    return client;
  }

  SocketClient plain(String token) {
    SocketClient client = SocketClient.plain(http, gateway.port(), token);
    sockets.add(client);
    return client;
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (java.io.IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  HttpRequest.Builder post(String pathAndQuery, String body) {
    return HttpRequest.newBuilder(uri(pathAndQuery))
        .header("Authorization", "Bearer " + KEY)
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }
}
