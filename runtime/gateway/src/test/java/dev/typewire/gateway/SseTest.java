package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SseTest extends GatewayTest {
  private SseClient stream(String lastEventId, String... topics) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri("/v1/realtime/sse"))
            .header("Authorization", "Bearer " + token(topics));
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    return new SseClient(http, request);
  }

  @Test
  void stream_beginsWithACommentAndTheCursor_andBringsMessages() {
    try (SseClient client = stream(null, "order:42/step")) {
      assertThat(client.response.statusCode()).isEqualTo(200);
      assertThat(client.response.headers().firstValue("content-type").orElseThrow())
          .startsWith("text/event-stream");
      assertThat(client.response.headers().firstValue("cache-control"))
          .contains("no-cache, no-transform");
      assertThat(client.response.headers().firstValue("x-accel-buffering")).contains("no");
      String id = publish("order:42", "step", "{\n\"a\":\r\n1}").id().toString();
      assertThat(client.next()).containsKey("");
      assertThat(client.next()).containsOnlyKeys("id");
      Map<String, String> event = client.next();
      assertThat(event).containsOnlyKeys("id", "data").containsEntry("id", id);
      assertThat(event.get("data"))
          .startsWith("{\"kind\":\"data\",\"id\":\"" + id + "\",\"channel\":\"order:42\"")
          .contains("\"data\":{ \"a\":  1}");
    }
  }

  @Test
  void streamWithoutMessages_isKeptAliveByComments() {
    restart(builder -> builder.pingInterval(Duration.ofMillis(100)));
    try (SseClient client = stream(null, "order:42/step")) {
      assertThat(client.next()).containsKey("");
      assertThat(client.next()).containsOnlyKeys("id");
      assertThat(client.next()).containsKey("");
      assertThat(client.next()).containsKey("");
    }
  }

  @Test
  void lastEventId_resumes() {
    String first = publish("order:42", "step", "1").id().toString();
    String second = publish("order:42", "step", "2").id().toString();
    try (SseClient client = stream(first, "order:42/step")) {
      client.next();
      assertThat(client.next()).isEqualTo(Map.of("id", first));
      assertThat(client.next()).containsEntry("id", second);
      String third = publish("order:42", "step", "3").id().toString();
      assertThat(client.next()).containsEntry("id", third);
    }
  }

  private static String[] steps(int orders) {
    return IntStream.range(0, orders).mapToObj(n -> "order:" + n + "/step").toArray(String[]::new);
  }

  @Test
  void streamOfManyChannels_resumesAllOfThem() {
    IntStream.range(0, 70).forEach(n -> publish("order:" + n, "step", "0"));
    String id;
    try (SseClient client = stream(null, steps(70))) {
      client.next();
      client.next();
      publish("order:69", "step", "1");
      id = client.next().get("id");
    }
    publish("order:0", "step", "2");
    try (SseClient client = stream(id, steps(70))) {
      client.next();
      client.next();
      assertThat(client.next().get("data")).contains("order:0", "\"data\":2");
    }
  }

  @Test
  void streamOfSoManyChannelsThatItCouldNotBeResumed_isRefused() {
    HttpResponse<String> refused =
        send(
            HttpRequest.newBuilder(uri("/v1/realtime/sse"))
                .header("Authorization", "Bearer " + token(steps(130))));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("SUBSCRIPTION_LIMIT", "Narrow it by channel and topic");
  }

  @Test
  void freshStream_beginsWithTheDeclaredReplay() {
    for (int i = 1; i <= 5; i++) {
      publish("order:42", "log", "" + i);
    }
    try (SseClient client = stream(null, "order:42/log")) {
      client.next();
      client.next();
      assertThat(client.next().get("data")).contains("\"data\":3");
    }
  }

  @Test
  void severalChannels_resumeFromOneId() {
    String id;
    try (SseClient client = stream(null, "order:1/step", "order:2/step")) {
      client.next();
      client.next();
      publish("order:1", "step", "11");
      assertThat(client.next().get("data")).contains("\"data\":11");
      publish("order:2", "step", "21");
      Map<String, String> event = client.next();
      assertThat(event.get("data")).contains("\"data\":21");
      id = event.get("id");
    }
    publish("order:1", "step", "12");
    publish("order:2", "step", "22");
    try (SseClient client = stream(id, "order:2/step", "order:1/step")) {
      client.next();
      assertThat(client.next()).isEqualTo(Map.of("id", id));
      assertThat(client.next().get("data") + client.next().get("data"))
          .contains("\"data\":12", "\"data\":22");
    }
    try (SseClient client = stream(id, "order:2/step")) {
      client.next();
      client.next();
      assertThat(client.next().get("data")).contains("\"data\":22");
    }
  }

  @Test
  void positionThatIsGone_isSaidAsAGap() {
    String first = publish("short", "step", "0").id().toString();
    for (int i = 1; i < 5; i++) {
      publish("short", "step", "" + i);
    }
    try (SseClient client = stream(first, "short/step")) {
      client.next();
      Map<String, String> gap = client.next();
      assertThat(gap).containsEntry("event", "gap");
      assertThat(client.next()).isEqualTo(Map.of("id", gap.get("id")));
      assertThat(client.next().get("data")).contains("\"data\":3");
    }
  }

  @Test
  void idOfOneChannel_onAStreamOfSeveral_isAGapInEach() {
    String id = publish("order:1", "step", "1").id().toString();
    try (SseClient client = stream(id, "order:1/step", "order:2/step")) {
      client.next();
      assertThat(client.next()).containsEntry("event", "gap");
      assertThat(client.next()).containsEntry("event", "gap");
      assertThat(client.next()).containsOnlyKeys("id");
      assertThat(client.next().get("data")).contains("\"data\":1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&protocol=typewire.v1"})
  void clientThatIsCutOffBetweenTwoGaps_isToldTheSecondOneWhenItComesBack(String protocol) {
    publish("order:1", "step", "1");
    publish("order:2", "step", "2");
    String token = token("order:1/step", "order:2/step");
    String id = "unknown-1";
    for (String channel : List.of("order:1", "order:2")) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(uri("/v1/realtime/sse?token=" + token + protocol))
              .header("Last-Event-ID", id);
      try (SseClient client = new SseClient(http, request)) {
        client.next();
        Map<String, String> event = client.next();
        while (event.getOrDefault("data", "").contains("\"recovered\":true")) {
          event = client.next(); // of the channel whose gap it knows
        }
        assertThat(event.get("data")).contains("\"channel\":\"" + channel + "\"");
        id = event.get("id");
      }
    }
  }

  private SseClient narrowed(String query, String lastEventId, String... topics) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri("/v1/realtime/sse?protocol=typewire.v1" + query))
            .header("Authorization", "Bearer " + token(topics));
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    return new SseClient(http, request);
  }

  @Test
  void narrowedStream_hasOneChannelsTopicsAlone_andItsIds() {
    String[] grants = {"order:1/step", "order:1/log", "order:2/step"};
    try (SseClient client = narrowed("&channel=order%3A1&topic=step&topic=log", null, grants)) {
      client.next();
      client.next();
      publish("order:2", "step", "0");
      publish("order:1", "other", "0");
      String step = publish("order:1", "step", "1").id().toString();
      String log = publish("order:1", "log", "2").id().toString();
      assertThat(client.next()).containsEntry("id", step);
      assertThat(client.next()).containsEntry("id", log);
    }
    try (SseClient client = narrowed("&channel=order:1&topic=log", null, grants)) {
      client.next();
      client.next();
      assertThat(client.next().get("data")).contains("\"data\":2"); // the topic's replay
      publish("order:1", "step", "3");
      publish("order:1", "log", "4");
      assertThat(client.next().get("data")).contains("\"data\":4");
    }
  }

  @Test
  void v1Stream_isAcknowledgedLikeASubscription() {
    String cursor = publish("order:1", "step", "0").id().toString();
    try (SseClient client = narrowed("&channel=order:1&topic=step", cursor, "order:1/step")) {
      assertThat(client.next()).containsKey("");
      Map<String, String> event = client.next();
      assertThat(event).containsEntry("event", "subscribed").containsEntry("id", cursor);
      JsonNode subscribed = JsonMapper.shared().readTree(event.get("data"));
      assertThat(subscribed.propertyNames())
          .containsExactly("kind", "channel", "cursor", "recovered", "contract", "renewInMs");
      assertThat(subscribed.path("kind").asString()).isEqualTo("subscribed");
      assertThat(subscribed.path("channel").asString()).isEqualTo("order:1");
      assertThat(subscribed.path("cursor").asString()).isEqualTo(cursor);
      assertThat(subscribed.path("recovered").asBoolean()).isTrue();
      assertThat(subscribed.path("contract").asString()).isEqualTo("test-1");
      assertThat(subscribed.path("renewInMs").asInt()).isBetween(40_000, 45_000);
    }
  }

  @Test
  void v1Stream_whosePositionIsGone_saysSoOnce() {
    String first = publish("short", "step", "0").id().toString();
    for (int i = 1; i < 5; i++) {
      publish("short", "step", "" + i);
    }
    try (SseClient client = narrowed("&channel=short&topic=step", first, "short/step")) {
      client.next();
      assertThat(client.next().get("data")).contains("\"recovered\":false");
      assertThat(client.next().get("data")).contains("\"data\":3");
    }
  }

  @Test
  void stream_endsWhenItsTokenIsOver() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            uri("/v1/realtime/sse?token=" + token(Duration.ofSeconds(1), "order:1/step")));
    try (SseClient client = new SseClient(http, request)) {
      Map<String, String> event = client.next();
      while (!event.containsKey("event")) {
        event = client.next();
      }
      assertThat(event).containsEntry("event", "error");
      assertThat(event.get("data")).contains("TOKEN_EXPIRED", "new-token");
      assertThat(client.next()).isSameAs(SseClient.END);
    }
  }

  @Test
  void refusals_areJson() {
    var missing = send(HttpRequest.newBuilder(uri("/v1/realtime/sse")));
    assertThat(missing.statusCode()).isEqualTo(401);
    assertThat(missing.body()).contains("\"code\":\"TOKEN_MISSING\"", "\"retry\":\"never\"");
    var invalid = send(HttpRequest.newBuilder(uri("/v1/realtime/sse?token=x")));
    assertThat(invalid.statusCode()).isEqualTo(401);
    assertThat(invalid.body()).contains("\"code\":\"TOKEN_INVALID\"");
    var badId =
        send(
            HttpRequest.newBuilder(
                uri("/v1/realtime/sse?lastEventId=x&token=" + token("order:1/step"))));
    assertThat(badId.statusCode()).isEqualTo(400);
  }
}
