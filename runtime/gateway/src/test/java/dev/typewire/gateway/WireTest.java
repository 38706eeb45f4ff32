package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typewire.runtime.ChannelDefinition;
import dev.typewire.runtime.ChannelRef;
import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.PublishOptions;
import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.RunStatus;
import dev.typewire.runtime.TopicStream;
import dev.typewire.runtime.broker.Payload;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What PROTOCOL.md says of each address and frame, as far as no test of its own shows it. */
@Timeout(300)
class WireTest extends GatewayTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String UPGRADE =
      "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
          + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

  private final FaultyBroker broker = new FaultyBroker();

  @Override
  Realtime newRealtime() {
    return Realtime.builder().broker(broker).signingKey(KEY).build();
  }

  @Override
  Gateway.Builder configure(Gateway.Builder builder) {
    return super.configure(builder).allowedOrigins("https://shop.example");
  }

  private SocketClient follower(String channel, String topics) {
    SocketClient client = v1();
    client.subscribe("1", token(channel + "/" + topics), channel, topics, null);
    client.next("subscribed");
    client.next("live");
    return client;
  }

  private SseClient events(String query, String token) {
    return new SseClient(
        http,
        HttpRequest.newBuilder(uri("/v1/realtime/sse" + query))
            .header("Authorization", "Bearer " + token));
  }

  private static Map<String, String> nextWith(SseClient events, String field) {
    Map<String, String> event = events.next();
    while (!event.containsKey(field)) {
      assertThat(event).isNotSameAs(SseClient.END);
      event = events.next();
    }
    return event;
  }

  @Test
  void connect_takesTheTokenAsBearer() {
    try (RawConnection connection = RawConnection.open(gateway.port())) {
      connection.send(
          "GET /v1/realtime/connect HTTP/1.1\r\nHost: a\r\nAuthorization: bearer "
              + token("order:1/step")
              + "\r\n"
              + UPGRADE
              + "\r\n");
      assertThat(connection.readSome())
          .startsWith("HTTP/1.1 101")
          .contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
          .doesNotContain("sec-websocket-protocol");
    }
  }

  @Test
  void signingKey_isAcceptedInTheSdksForm() throws Exception {
    byte[] secret = HexFormat.of().parseHex(KEY.substring("signkey-test-".length()));
    String hashed =
        "Bearer signkey-test-"
            + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret));
    String body = "[{\"kind\":\"run\",\"channel\":\"order:1\",\"name\":\"step\"}]";
    assertThat(
            send(post("/v1/realtime/token", body).setHeader("Authorization", hashed)).statusCode())
        .isEqualTo(201);
    assertThat(
            send(post("/v1/realtime/publish?channel=order:1&topic=step", "1")
                    .setHeader("Authorization", hashed))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void mintedToken_isTheWiresJwt() {
    String body = "[{\"kind\":\"run\",\"channel\":\"order:1\",\"name\":\"step\"}]";
    String answer = send(post("/v1/realtime/token", body)).body();
    String[] jwt = MAPPER.readTree(answer).path("jwt").asString().split("\\.");
    assertThat(jwt).hasSize(3);
    assertThat(json(jwt[0]).path("alg").asString()).isEqualTo("HS256");
    JsonNode claims = json(jwt[1]);
    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(60);
    assertThat(claims.path("iss").asString()).isNotEmpty();
    assertThat(claims.path("jti").asString()).isNotEmpty();
    assertThat(claims.path("publish").asBoolean(true)).isFalse();
    assertThat(claims.path("topics")).isEqualTo(MAPPER.readTree(body));
  }

  private static JsonNode json(String base64) {
    return MAPPER.readTree(Base64.getUrlDecoder().decode(base64));
  }

  @Test
  void devMode_mintsWithoutABearer() {
    Gateway production = gateway;
    try (Gateway dev = Gateway.builder(realtime).port(0).devMode().start()) {
      gateway = dev;
      HttpRequest.Builder mint =
          HttpRequest.newBuilder(uri("/v1/realtime/token"))
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      "[{\"channel\":\"order:1\",\"name\":\"step\"}]"));
      assertThat(send(mint).statusCode()).isEqualTo(201);
    } finally {
      gateway = production;
    }
  }

  @Test
  void eventStream_canBeReadByAllowedPages() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri("/v1/realtime/sse?token=" + token("order:1/step")))
            .header("Origin", "https://shop.example");
    try (SseClient events = new SseClient(http, request)) {
      assertThat(events.response.headers().firstValue("access-control-allow-origin"))
          .contains("https://shop.example");
      assertThat(events.response.headers().firstValue("vary").orElseThrow())
          .isEqualToIgnoringCase("origin");
    }
  }

  @Test
  void eventStream_resumesFromAnIdInTheQuery() {
    String first = publish("order:1", "step", "1").id().toString();
    String second = publish("order:1", "step", "2").id().toString();
    try (SseClient events = events("?lastEventId=" + first, token("order:1/step"))) {
      assertThat(nextWith(events, "data")).containsEntry("id", second);
    }
  }

  @ParameterizedTest
  @EnumSource
  void runFrame_hasTheWiresWords_inEachDialect(RunStatus status) {
    SocketClient plain = plain(token("order:1/step"));
    SocketClient v1 = follower("order:1", "step");
    try (SseClient events = events("", token("order:1/step"))) {
      realtime.durable("run-7").publishStatus(ref("order:1"), status);
      JsonNode event = MAPPER.readTree(nextWith(events, "data").get("data"));
      for (JsonNode frame : List.of(plain.next("run"), v1.next("run"), event)) {
        assertThat(frame.propertyNames())
            .containsExactlyInAnyOrder("kind", "id", "channel", "data", "run_id", "created_at");
        assertThat(frame.path("data").toString())
            .isEqualTo("{\"status\":\"" + status.text() + "\"}");
      }
    }
  }

  private static ChannelRef ref(String name) {
    return new ChannelRef() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public ChannelDefinition definition() {
        return new ChannelDefinition("order:{orderId}", 256, Duration.ofMinutes(10), List.of());
      }
    };
  }

  @Test
  void nullPayload_isTheOnlyNullOfAFrame() {
    try (RawSocket plain = RawSocket.connect(gateway.port(), token("order:1/step"))) {
      publish("order:1", "step", "null");
      assertThat(plain.readFrame().replace("\"data\":null", "")).doesNotContain("null");
      realtime
          .publishJson(
              "order:1",
              "step",
              Payload.ofJson(new byte[] {'1'}),
              PublishOptions.NONE.inRun("run-7"))
          .toCompletableFuture()
          .join();
      assertThat(plain.readFrame()).contains("\"run_id\":\"run-7\"").doesNotContain("null");
    }
  }

  @Test
  void originalStreamKinds_reachClientsThatAskedForNothing() {
    Gateway usual = gateway;
    try (Gateway original = configure(Gateway.builder(realtime)).originalStreamKinds().start()) {
      gateway = original;
      SocketClient plain = plain(token("order:1/log"));
      try (SseClient events = events("", token("order:1/log"))) {
        TopicStream<Payload> stream = realtime.streamJson("order:1", "log", PublishOptions.NONE);
        stream.write(Payload.ofJson("\"a\"".getBytes(StandardCharsets.UTF_8)));
        stream.end();
        for (String kind : List.of("datastream-start", "chunk", "datastream-end")) {
          JsonNode frame = plain.next(kind);
          assertThat(frame.path("channel").asString()).isEqualTo("order:1");
          assertThat(frame.path("topic").asString()).isEqualTo("log");
          assertThat(frame.path(kind.equals("chunk") ? "stream_id" : "data").asString())
              .isEqualTo(stream.id())
              .doesNotContain(":");
          assertThat(nextWith(events, "data").get("data")).contains("\"kind\":\"" + kind + "\"");
        }
      }
    } finally {
      gateway = usual;
    }
  }

  @Test
  void streamedBody_goesToEachTopic() {
    SocketClient client = v1();
    client.subscribe("1", token("order:1/log", "order:1/step"), "order:1", "log,step", null);
    client.next(2);
    HttpResponse<String> answer =
        send(
            post("/v1/realtime/publish?channel=order:1&topic=log&topic=step", "text")
                .header("Content-Type", "text/stream"));
    List<JsonNode> frames = client.next(6);
    for (JsonNode stream : MAPPER.readTree(answer.body()).path("streams")) {
      assertThat(frames.stream().filter(f -> f.path("topic").equals(stream.path("topic"))))
          .extracting(f -> f.path("kind").asString())
          .containsExactly("datastream-start", "chunk", "datastream-end");
    }
  }

  @Test
  void unsubOfWhatDoesNotStand_isAnswered_andNamesMayHave64Characters() {
    SocketClient client = v1();
    client.send("{\"kind\":\"unsub\",\"sub\":\"nobody\"}");
    assertThat(client.next("unsubscribed").path("sub").asString()).isEqualTo("nobody");
    String name = "n".repeat(64);
    client.subscribe(name, token("order:1/step"), "order:1", "step", null);
    assertThat(client.next("subscribed").path("sub").asString()).isEqualTo(name);
    client.next("live");
    client.send("{\"kind\":\"sub\",\"sub\":\"\"}");
    assertThat(client.next("error").path("code").asString()).isEqualTo("FRAME_INVALID");
    client.send("{\"kind\":\"dance\",\"sub\":\"2\"}");
    assertThat(client.next("error").path("code").asString()).isEqualTo("FRAME_INVALID");
  }

  @Test
  void connectionThatCarriesNothingMore_isClosed() {
    restart(builder -> builder.subscribeTimeout(Duration.ofSeconds(3)));
    SocketClient client = follower("order:1", "step");
    client.send("{\"kind\":\"unsub\",\"sub\":\"1\"}");
    client.next("unsubscribed");
    assertThat(client.closeCode()).isEqualTo(4204);
  }

  @Test
  void ping_isAnswered_withOrWithoutASubscription() {
    SocketClient client = v1();
    client.send("{\"kind\":\"ping\"}");
    assertThat(client.next("pong").propertyNames()).containsExactly("kind");
    client.subscribe("1", token("order:1/step"), "order:1", "step", null);
    client.next("subscribed");
    client.next("live");
    client.send("{\"kind\":\"ping\",\"later\":1}");
    client.next("pong");
  }

  @Test
  void expectationsNobodyKnows_areIgnored() {
    for (String method : List.of("GET /health", "POST /health", "GET /nowhere")) {
      try (RawConnection connection = RawConnection.open(gateway.port())) {
        connection.send(method + " HTTP/1.1\r\nHost: a\r\nExpect: rain\r\n\r\n");
        assertThat(connection.readSome()).doesNotContain("417").contains("application/json");
      }
    }
  }

  @Test
  void fieldsNobodyKnows_areIgnored() {
    SocketClient client = v1();
    client.send(
        "{\"kind\":\"sub\",\"sub\":\"1\",\"token\":\"%s\",\"channel\":\"order:1\",\"topics\":[\"step\"],\"later\":{}}"
            .formatted(token("order:1/step")));
    client.next("subscribed");
  }

  @Test
  void lossOfTheServers_isSaidToFollowersOfTheChannel_inEachDialectThatHasAWord() {
    SocketClient v1 = follower("order:1", "step");
    SocketClient other = follower("order:2", "step");
    SocketClient plain = plain(token("order:1/step"));
    try (SseClient events = events("", token("order:1/step"))) {
      MessageId cursor = publish("order:1", "step", "1").id();
      v1.next("data");
      plain.next("data");
      assertThat(nextWith(events, "data")).containsEntry("id", cursor.toString());
      broker.lose("order:1", cursor);
      JsonNode gap = v1.next("gap");
      assertThat(gap.propertyNames()).containsExactly("kind", "channel", "cursor");
      assertThat(gap.path("channel").asString()).isEqualTo("order:1");
      assertThat(gap.path("cursor").asString()).isEqualTo(cursor.toString());
      assertThat(nextWith(events, "event"))
          .containsEntry("event", "gap")
          .containsEntry("id", cursor.toString());
      publish("order:1", "step", "2");
      assertThat(v1.next("data").path("data").asInt()).isEqualTo(2);
      assertThat(plain.next("data").path("data").asInt()).isEqualTo(2);
    }
    publish("order:2", "step", "3");
    other.next("data");
  }

  @Test
  void brokerThatGoesAway_endsPlainConnectionsAndEventStreams() {
    SocketClient plain = plain(token("order:1/step"));
    try (SseClient events = events("", token("order:1/step"))) {
      realtime.close();
      assertThat(plain.closeCode()).isEqualTo(1013);
      Map<String, String> last = nextWith(events, "event");
      assertThat(last).containsEntry("event", "error");
      assertThat(last.get("data")).contains("\"code\":\"BROKER_UNAVAILABLE\"", "\"later\"");
      assertThat(events.next()).isSameAs(SseClient.END);
    }
  }

  @Test
  void goodbye_isNoFrameForPlainClients() {
    SocketClient plain = plain(token("order:1/step"));
    gateway.close();
    assertThat(plain.closeCode()).isEqualTo(1001);
    assertThat(plain.frames).isEmpty();
  }

  @Test
  void unsubOfAPlainClient_leavesItsOtherTopics() {
    SocketClient plain = plain(token("order:1/step", "order:1/log", "order:2/step"));
    plain.send(
        "{\"kind\":\"unsub\",\"data\":[{\"kind\":\"run\",\"channel\":\"order:1\",\"name\":\"step\"},"
            + "{\"channel\":\"order:2\",\"name\":\"step\"},{\"channel\":\"order:9\",\"name\":\"x\"}]}");
    plain.send("{\"kind\":\"sub\",\"data\":\"nonsense\"}");
    assertThat(plain.next("error").path("code").asString()).isEqualTo("TOKEN_INVALID");
    publish("order:1", "step", "1");
    publish("order:2", "step", "2");
    publish("order:1", "log", "3");
    assertThat(plain.next("data").path("data").asInt()).isEqualTo(3);
  }
}
