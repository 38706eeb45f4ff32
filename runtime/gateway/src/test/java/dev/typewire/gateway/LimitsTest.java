package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.typewire.gateway.limit.Limits;
import dev.typewire.runtime.token.TokenOptions;
import dev.typewire.runtime.token.TopicGrant;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** What happens to those who want more than a gateway gives. */
@Timeout(300)
class LimitsTest extends GatewayTest {
  private static final String TO_STEP = "/v1/realtime/publish?channel=order:1&topic=step";
  private static final String UPGRADE =
      "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
          + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

  private void restart(Limits limits) {
    restart(builder -> builder.limits(limits));
  }

  private String tokenOf(String subject) {
    return realtime
        .tokens()
        .mint(TokenOptions.DEFAULT.forSubject(subject), List.of(new TopicGrant("order:1", "step")))
        .key();
  }

  private HttpRequest.Builder connect() {
    return HttpRequest.newBuilder(uri("/v1/realtime/sse?token=" + token("order:1/step")));
  }

  @Test
  void connectionsOverTheTotal_getA503_untilOneCloses() throws Exception {
    restart(Limits.defaults().connections(2));
    RawConnection first = RawConnection.open(gateway.port());
    first.send("GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n");
    assertThat(first.readSome()).startsWith("HTTP/1.1 404"); // so that it has been counted
    try (RawConnection second = RawConnection.open(gateway.port())) {
      second.send("GET /v1/realtime/sse HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(second.readSome()).startsWith("HTTP/1.1 401");
      try (RawConnection third = RawConnection.open(gateway.port())) {
        third.send("GET /v1/realtime/connect HTTP/1.1\r\nHost: a\r\n" + UPGRADE + "\r\n");
        assertThat(third.readAll())
            .startsWith("HTTP/1.1 503")
            .contains("\"code\":\"GATEWAY_FULL\"", "\"retry\":\"later\"");
      }
    }
    first.close();
    await().until(() -> answer("GET /nowhere HTTP/1.1\r\n").startsWith("HTTP/1.1 404"));
  }

  @Test
  void connectionsOfOneAddress_overItsLimit_getA429() {
    restart(Limits.defaults().connectionsPerAddress(2));
    SocketClient first = v1();
    SocketClient second = plain(token("order:1/step"));
    assertThat(answer("GET /v1/realtime/connect HTTP/1.1\r\n" + UPGRADE))
        .startsWith("HTTP/1.1 429")
        .contains("\"code\":\"CONNECTION_LIMIT\"", "\"retry\":\"later\"");
    assertThatThrownBy(this::v1).isInstanceOf(CompletionException.class);
    publish("order:1", "step", "1");
    assertThat(second.next("data").path("data").asInt()).isEqualTo(1);
    first.abort();
    await().until(() -> answer("GET /nowhere HTTP/1.1\r\n").startsWith("HTTP/1.1 404"));
  }

  @Test
  void requestsBehindTheOneThatWasCutOff_takeNoPlace() {
    restart(Limits.defaults().connectionsPerAddress(50));
    for (int i = 0; i < 200; i++) {
      try (RawConnection connection = RawConnection.open(gateway.port())) {
        connection.send(
            "GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n".repeat(2)
                + "GET /v1/realtime/sse?token="
                + token("order:1/step")
                + " HTTP/1.1\r\nHost: a\r\n\r\n");
        connection.reset();
      }
    }
    await().until(() -> answer("GET /nowhere HTTP/1.1\r\n").startsWith("HTTP/1.1 404"));
  }

  @Test
  void connectionsOfOneSubject_overItsLimit_areRefusedInEachDialect_andOthersAreNot() {
    restart(Limits.defaults().connectionsPerSubject(1));
    SocketClient ada = v1();
    ada.subscribe("1", tokenOf("ada"), "order:1", "step", null);
    ada.next(2);
    ada.subscribe("2", tokenOf("ada"), "order:1", "step", null);
    ada.next(2);
    SocketClient other = v1();
    other.subscribe("1", tokenOf("ada"), "order:1", "step", null);
    JsonNode error = other.next("error");
    assertThat(error.path("code").asString()).isEqualTo("CONNECTION_LIMIT");
    assertThat(error.path("retry").asString()).isEqualTo("later");
    assertThat(error.path("sub").asString()).isEqualTo("1");
    assertThat(
            answer("GET /v1/realtime/connect?token=" + tokenOf("ada") + " HTTP/1.1\r\n" + UPGRADE))
        .startsWith("HTTP/1.1 429");
    assertThat(answer("GET /v1/realtime/sse?token=" + tokenOf("ada") + " HTTP/1.1\r\n"))
        .startsWith("HTTP/1.1 429")
        .contains("CONNECTION_LIMIT");
    other.subscribe("1", tokenOf("bob"), "order:1", "step", null);
    other.next("subscribed");
    ada.abort();
    await()
        .until(
            () ->
                answer("GET /v1/realtime/sse?token=" + tokenOf("ada") + " HTTP/1.1\r\n")
                    .startsWith("HTTP/1.1 200"));
  }

  @Test
  void requestThatIsRefused_countsForNoSubject() {
    restart(Limits.defaults().connectionsPerSubject(1));
    String follow = "GET /v1/realtime/sse?token=" + tokenOf("ada");
    try (RawConnection kept = RawConnection.open(gateway.port())) {
      kept.send(follow + "&channel=order:1&topic=other HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(kept.readAnswer()).startsWith("HTTP/1.1 403");
      assertThat(answer(follow + " HTTP/1.1\r\n")).startsWith("HTTP/1.1 200");
      kept.send("GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(kept.readAnswer()).startsWith("HTTP/1.1 404");
    }
  }

  @Test
  void publishesOfOneSubject_overTheRate_getA429_andOthersDoNot() {
    restart(Limits.defaults().tokenPublishesPerSecond(2));
    assertThat(publishAs("ada").statusCode()).isEqualTo(200);
    HttpResponse<String> refused = publishAs("ada");
    for (int i = 0; i < 20 && refused.statusCode() == 200; i++) {
      refused = publishAs("ada");
    }
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("retry-after")).contains("1");
    assertThat(refused.body()).contains("\"code\":\"RATE_LIMITED\"", "\"retry\":\"later\"");
    assertThat(publishAs("bob").statusCode()).isEqualTo(200);
    assertThat(send(post(TO_STEP, "1")).statusCode()).isEqualTo(200);
    await().until(() -> publishAs("ada").statusCode() == 200);
  }

  @Test
  void publishesWithTheSigningKey_overTheRate_getA429() {
    restart(Limits.defaults().keyPublishesPerSecond(1));
    assertThat(send(post(TO_STEP + "&topic=a&topic=b", "1")).statusCode()).isEqualTo(200);
    await().until(() -> send(post(TO_STEP, "1")).statusCode() == 429);
  }

  @Test
  void teeAndPublish_countTogether() {
    restart(Limits.defaults().keyPublishesPerSecond(1));
    String hundred =
        IntStream.range(0, 100).mapToObj(i -> "&topic=t" + i).collect(Collectors.joining());
    assertThat(send(post(TO_STEP + hundred, "1")).statusCode()).isEqualTo(200);
    assertThat(send(post("/v1/realtime/publish/tee?channel=order:1", "raw")).statusCode())
        .isEqualTo(429);
  }

  @Test
  void streamThatIsTooFast_isReadMoreSlowly() {
    restart(Limits.defaults().keyPublishesPerSecond(4));
    SocketClient client = plain(token("order:1/log"));
    long start = System.nanoTime();
    try (ChunkedUpload upload =
        new ChunkedUpload(
            gateway.port(),
            "/v1/realtime/publish?channel=order:1&topic=log",
            "Authorization: Bearer " + KEY + "\r\nContent-Type: text/stream\r\n")) {
      for (int i = 0; i < 10; i++) {
        upload.send(String.valueOf(i));
        assertThat(client.next("data").path("data").asInt()).isEqualTo(i);
      }
      upload.end();
      assertThat(upload.answer()).startsWith("HTTP/1.1 200");
    }
    // The request counts as one: of 11 messages, 4 pass at once, and each other after 250 ms.
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(1_500));
  }

  @Test
  void topicsOfOneRequest_countAsOneMessageEach_alsoBeyondTheRate() {
    restart(Limits.defaults().keyPublishesPerSecond(1));
    String topics =
        IntStream.range(0, 500).mapToObj(i -> "&topic=t" + i).collect(Collectors.joining());
    assertThat(send(post("/v1/realtime/publish?channel=order:1" + topics, "1")).statusCode())
        .isEqualTo(200);
    HttpResponse<String> refused = send(post(TO_STEP, "1"));
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(Integer.parseInt(refused.headers().firstValue("retry-after").orElseThrow()))
        .isGreaterThan(400);
  }

  @Test
  void plainConnectionWithAllTheTokensItTakes_takesOneOfThemAgain_andNoOther() {
    restart(builder -> builder.limits(Limits.defaults().subscriptionsPerConnection(2)));
    String first = token("order:1/step");
    String second = token("order:1/log");
    SocketClient client = plain(first);
    client.send("{\"kind\":\"sub\",\"data\":\"" + second + "\"}");
    client.send("{\"kind\":\"unsub\",\"data\":[{\"channel\":\"order:1\",\"name\":\"step\"}]}");
    client.send("{\"kind\":\"sub\",\"data\":\"" + first + "\"}");
    client.send("{\"kind\":\"sub\",\"data\":\"" + token("order:1/step") + "\"}");
    JsonNode refused = client.next("error");
    assertThat(refused.path("code").asString()).isEqualTo("SUBSCRIPTION_LIMIT");
    publish("order:1", "step", "1");
    assertThat(client.next("data").path("data").asInt()).isEqualTo(1);
  }

  @Test
  void tokenOfMoreChannelsThanAConnectionFollows_isRefusedAsAWhole() {
    MeterValues meters = new MeterValues();
    restart(
        builder ->
            builder
                .threads(1)
                .metrics(meters.registry)
                .limits(Limits.defaults().subscriptionsPerConnection(2)));
    SocketClient client = plain(token("order:1/step"));
    SocketClient other = plain(token("order:2/step", "order:3/step"));
    client.send("{\"kind\":\"sub\",\"data\":\"" + token("order:2/step", "order:3/step") + "\"}");
    assertThat(client.next("error").path("code").asString()).isEqualTo("SUBSCRIPTION_LIMIT");
    assertThat(meters.of("subscriptions")).isEqualTo(3); // one of its own, two of the other's
    publish("order:2", "step", "2");
    publish("order:3", "step", "3");
    other.next(2); // on the same event loop: the client would have been told by now
    publish("order:1", "step", "1");
    assertThat(client.next("data").path("data").asInt()).isEqualTo(1);
  }

  private HttpResponse<String> publishAs(String subject) {
    String token =
        realtime
            .tokens()
            .mint(TokenOptions.DEFAULT.forSubject(subject).withPublish(), List.of())
            .key();
    return send(post(TO_STEP, "1").setHeader("Authorization", "Bearer " + token));
  }

  @Test
  void frameOverTheLimit_closesItsConnection() {
    restart(Limits.defaults().frameBytes(300));
    RawSocket socket = RawSocket.connectV1(gateway.port());
    socket.sendFrame(1, new byte[300]);
    assertThat(socket.readFrame()).contains("FRAME_INVALID");
    socket.sendFrame(1, new byte[301]);
    assertThat(socket.readFrame()).isEqualTo("8:1009");
    socket.close();
  }

  @Test
  void headThatComesByteByByte_isA408_andSilenceIsAClose() {
    restart(Limits.defaults().headTime(Duration.ofSeconds(3)));
    try (RawConnection again = RawConnection.open(gateway.port());
        RawConnection silent = RawConnection.open(gateway.port());
        RawConnection slow = RawConnection.open(gateway.port())) {
      again.send("GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(again.readSome()).startsWith("HTTP/1.1 404");
      again.send("GET /nowh");
      slow.send("GET /v1");
      assertThat(slow.readAll())
          .startsWith("HTTP/1.1 408")
          .contains("\"code\":\"REQUEST_TIMEOUT\"");
      assertThat(again.readAll()).startsWith("HTTP/1.1 408");
      assertThat(silent.readAll()).isEmpty();
    }
  }

  @Test
  void connectionWithoutRequests_isClosedWhenItIsIdle_andAStreamIsNot() {
    restart(Limits.defaults().idleTime(Duration.ofMillis(1_500)));
    SseClient stream = new SseClient(http, connect());
    try (RawConnection idle = RawConnection.open(gateway.port())) {
      idle.send("GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(idle.readAll()).startsWith("HTTP/1.1 404").doesNotContain("408");
    }
    publish("order:1", "step", "7");
    await().until(() -> stream.next().getOrDefault("data", "").contains("\"data\":7"));
    stream.close();
  }

  @Test
  void limitsBelowOne_areRefused() {
    assertThatThrownBy(() -> Limits.defaults().connections(0))
        .hasMessage("connections is 0; it must be 1 or more.");
    assertThatThrownBy(() -> Limits.defaults().headTime(Duration.ZERO))
        .hasMessage("headTime is PT0S; it must be 1 ms or more.");
  }

  /** The answer to a request on a connection of its own. */
  private String answer(String head) {
    try (RawConnection connection = RawConnection.open(gateway.port())) {
      connection.send(head + "Host: a\r\n\r\n");
      return connection.readSome();
    }
  }
}
