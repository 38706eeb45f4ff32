package dev.typewire.gateway;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.typewire.runtime.token.TokenOptions;
import dev.typewire.runtime.token.TopicGrant;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PublishTest extends GatewayTest {
  private static final String TO_STEP = "/v1/realtime/publish?channel=order:42&topic=step";

  @Test
  void json_goesThroughAsItIs_andOtherTextAsAString() {
    SocketClient client = plain(token("order:42/step"));
    for (String body : List.of("{\"a\": 1.5}", "42", "null", "\"x\"", " [1] ")) {
      assertThat(send(post(TO_STEP, body)).statusCode()).isEqualTo(200);
      assertThat(client.next("data").path("data").toString()).isEqualTo(body.replace(" ", ""));
    }
    for (String body : List.of("hello", "{\"a\":1", "1 2", "{} x", "", "say \"hi\"\n")) {
      assertThat(send(post(TO_STEP, body)).statusCode()).isEqualTo(200);
      assertThat(client.next("data").path("data").stringValue()).isEqualTo(body);
    }
  }

  @Test
  void everyTopic_getsThePayload_withRunAndMetadata() {
    SocketClient client = plain(token("order:42/step", "order:42/log"));
    HttpResponse<String> response =
        send(post(TO_STEP + "&topic=log&run_id=run-7&metadata=%7B%22by%22%3A%22me%22%7D", "{}"));
    assertThat(response.body())
        .matches(
            "\\{\"receipts\":\\[\\{\"topic\":\"step\",\"id\":\"\\w+-1\",\"duplicate\":false},"
                + "\\{\"topic\":\"log\",\"id\":\"\\w+-2\",\"duplicate\":false}]}");
    JsonNode step = client.next("data");
    assertThat(step.path("topic").asString()).isEqualTo("step");
    assertThat(step.path("run_id").asString()).isEqualTo("run-7");
    assertThat(step.path("metadata").path("by").asString()).isEqualTo("me");
    assertThat(client.next("data").path("topic").asString()).isEqualTo("log");
  }

  @Test
  void traceparent_goesIntoTheMetadata_unlessThePublisherSaysOtherwise() {
    String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    SocketClient client = plain(token("order:42/step"));
    send(post(TO_STEP, "1").header("traceparent", trace).header("tracestate", "a=1"));
    assertThat(client.next("data").path("metadata").toString())
        .isEqualTo("{\"traceparent\":\"" + trace + "\",\"tracestate\":\"a=1\"}");
    send(post(TO_STEP + "&metadata=%7B%22by%22%3A%22me%22%7D", "2").header("traceparent", trace));
    assertThat(client.next("data").path("metadata").toString())
        .isEqualTo("{\"traceparent\":\"" + trace + "\",\"by\":\"me\"}");
    send(
        post(TO_STEP + "&metadata=%7B%22traceparent%22%3A%22mine%22%7D", "3")
            .header("traceparent", trace));
    assertThat(client.next("data").path("metadata").toString())
        .isEqualTo("{\"traceparent\":\"mine\"}");
    send(post(TO_STEP, "4").header("traceparent", trace.toUpperCase(Locale.ROOT)));
    assertThat(client.next("data").has("metadata")).isFalse();
    send(post(TO_STEP, "5").header("traceparent", trace).header("traceparent", trace));
    assertThat(client.next("data").has("metadata")).isFalse();
    send(post(TO_STEP, "6").header("traceparent", trace).header("Content-Type", "text/stream"));
    assertThat(client.next("data").path("metadata").path("traceparent").asString())
        .isEqualTo(trace);
  }

  @Test
  void idempotencyKey_deliversOnce() {
    SocketClient client = plain(token("order:42/step", "order:42/log"));
    String first = send(post(TO_STEP + "&topic=log&idempotency_key=k", "1")).body();
    String again = send(post(TO_STEP + "&topic=log&idempotency_key=k", "1")).body();
    assertThat(again).isEqualTo(first.replace("false", "true"));
    send(post(TO_STEP, "2"));
    assertThat(client.next(3).get(2).path("data").asInt()).isEqualTo(2);
  }

  @Test
  void idempotencyKeyOfSeveralTopics_isNoKeyOfOne() {
    send(post(TO_STEP + "&topic=log&idempotency_key=k", "1"));
    assertThat(send(post(TO_STEP + "&idempotency_key=k/step", "1")).body())
        .contains("\"duplicate\":false");
  }

  @Test
  void bodyOverTheLimit_is413_andNotDelivered() {
    SocketClient client = plain(token("order:42/step"));
    String large = "\"" + "x".repeat(512 << 10) + "\"";
    HttpResponse<String> response = send(post(TO_STEP, large));
    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.body()).contains("\"code\":\"PAYLOAD_TOO_LARGE\"");
    String text = "é".repeat(256 << 10); // within the limit, until it is quoted
    assertThat(send(post(TO_STEP, text)).statusCode()).isEqualTo(413);
    String most = "\"" + "x".repeat((512 << 10) - 2) + "\"";
    assertThat(send(post(TO_STEP, most)).statusCode()).isEqualTo(200);
    assertThat(client.next("data").path("data").asString()).hasSize((512 << 10) - 2);
  }

  @Test
  void onlyWhoMayPublish_publishes() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(TO_STEP)).POST(HttpRequest.BodyPublishers.ofString("1"));
    assertRefused(send(request), 401, "TOKEN_MISSING");
    assertRefused(
        send(request.setHeader("Authorization", "Bearer wrong")), 401, "PUBLISH_FORBIDDEN");
    assertRefused(send(request.setHeader("Authorization", "Bearer a.b.c")), 401, "TOKEN_INVALID");
    String follower = token("order:42/step");
    assertRefused(
        send(request.setHeader("Authorization", "Bearer " + follower)), 401, "PUBLISH_FORBIDDEN");
    String publisher = realtime.tokens().mint(TokenOptions.DEFAULT.withPublish(), List.of()).key();
    assertThat(send(request.setHeader("Authorization", "Bearer " + publisher)).statusCode())
        .isEqualTo(200);
  }

  @Test
  void publishTokenThatNamesTopics_isForTheseAlone() {
    String token =
        realtime
            .tokens()
            .mint(TokenOptions.DEFAULT.withPublish(), List.of(new TopicGrant("order:42", "step")))
            .key();
    assertThat(send(as(token, TO_STEP)).statusCode()).isEqualTo(200);
    assertRefused(send(as(token, TO_STEP + "&topic=log")), 403, "TOPIC_FORBIDDEN");
    assertRefused(send(as(token, TO_STEP.replace("42", "43"))), 403, "TOPIC_FORBIDDEN");
    assertRefused(
        send(as(token, "/v1/realtime/publish/tee?channel=order:42")), 403, "TOPIC_FORBIDDEN");
    assertRefused(
        send(as(token, "/v1/realtime/publish/tee?channel=order:42&topic=step")),
        403,
        "TOPIC_FORBIDDEN");
  }

  private HttpRequest.Builder as(String token, String pathAndQuery) {
    return post(pathAndQuery, "1").setHeader("Authorization", "Bearer " + token);
  }

  @Test
  void bodyOfWhoMayNotSendOne_isNotWaitedFor() {
    for (String address : List.of(TO_STEP, "/v1/realtime/token")) {
      try (ChunkedUpload upload =
          new ChunkedUpload(gateway.port(), address, "Authorization: Bearer wrong\r\n")) {
        upload.send("{");
        assertThat(upload.answer()).startsWith("HTTP/1.1 401").contains("PUBLISH_FORBIDDEN");
      }
    }
  }

  @Test
  void requestBehindOneThatEndsTheConnection_isNotHandled() {
    String head =
        "POST " + TO_STEP + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + KEY + "\r\n";
    try (RawConnection connection = RawConnection.open(gateway.port())) {
      connection.send(head + "Content-Length: 600000\r\n\r\n" + "1".repeat(600_000));
      connection.send(head + "Content-Length: 1\r\n\r\n2");
      assertThat(connection.readAll())
          .startsWith("HTTP/1.1 413")
          .containsOnlyOnce("HTTP/1.1")
          .doesNotContain("receipts");
    }
  }

  @Test
  void bodyWhoseAddressIsMalformed_isNotWaitedFor_andNeitherIsAnother() {
    String head = "POST " + TO_STEP + "&run_id=%zz HTTP/1.1\r\nHost: a\r\n";
    try (RawConnection connection = RawConnection.open(gateway.port())) {
      connection.send(head + "Expect: 100-continue\r\nContent-Length: 100\r\n\r\n");
      assertThat(connection.readAnswer())
          .startsWith("HTTP/1.1 400")
          .containsIgnoringCase("connection: close")
          .contains("REQUEST_INVALID");
      assertThat(connection.readAll()).isEmpty();
    }
  }

  @Test
  void whatIsNoHttpBehindTheLastRequest_isNotAnswered() {
    try (RawConnection connection = RawConnection.open(gateway.port())) {
      connection.send(
          "POST " + TO_STEP + " HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n1no HTTP\r\n\r\n");
      assertThat(connection.readAll()).startsWith("HTTP/1.1 401").containsOnlyOnce("HTTP/1.1");
    }
  }

  @Test
  void requestWhoseBodyIsTooLong_isAnsweredInItsTurn_andNothingBehindItIsHandled() {
    String publish =
        "POST " + TO_STEP + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + KEY + "\r\n";
    String tooLong = "POST /nowhere HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\n\r\n";
    try (RawConnection connection = RawConnection.open(gateway.port())) {
      connection.send(
          publish
              + "Content-Length: 1\r\n\r\n1"
              + tooLong
              + "x".repeat(5_000)
              + publish
              + "Content-Length: 1\r\n\r\n2");
      assertThat(connection.readAnswer()).startsWith("HTTP/1.1 200").contains("receipts");
      assertThat(connection.readAnswer()).startsWith("HTTP/1.1 413").contains("PAYLOAD_TOO_LARGE");
      assertThat(connection.readAll()).isEmpty();
    }
  }

  @Test
  void semicolonInTheQuery_separatesNothing() {
    SocketClient follower = plain(token("order:1;2/step"));
    String address = "/v1/realtime/publish?channel=order:1;2&topic=step";
    assertThat(send(post(address, "7")).statusCode()).isEqualTo(200);
    assertThat(follower.next("data").path("channel").asString()).isEqualTo("order:1;2");
  }

  @Test
  void eachOfManyParameters_counts() {
    String topics =
        IntStream.range(0, 1_200).mapToObj(Integer::toHexString).collect(joining("&topic="));
    String address = "/v1/realtime/publish?channel=order:1&topic=" + topics + "&idempotency_key=k";
    String first = send(post(address, "7")).body();
    assertThat(first.split("\"topic\"")).hasSize(1_201);
    assertThat(first).doesNotContain("\"duplicate\":true");
    assertThat(send(post(address, "7")).body()).doesNotContain("\"duplicate\":false");
  }

  @Test
  void malformedRequests_are400() {
    assertRefused(send(post("/v1/realtime/publish?topic=step", "1")), 400, "REQUEST_INVALID");
    assertRefused(send(post("/v1/realtime/publish?channel=c", "1")), 400, "REQUEST_INVALID");
    assertRefused(
        send(post("/v1/realtime/publish?topic=step&channel=order:%7Bid%7D", "1")),
        400,
        "REQUEST_INVALID");
    assertRefused(send(post(TO_STEP + "&topic=" + "t".repeat(256), "1")), 400, "REQUEST_INVALID");
    assertRefused(send(post(TO_STEP + "&metadata=%5B%5D", "1")), 400, "REQUEST_INVALID");
    assertRefused(
        send(post(TO_STEP + "&idempotency_key=" + "k".repeat(513), "1")), 400, "REQUEST_INVALID");
    assertRefused(send(post(TO_STEP, "[".repeat(2_000))), 400, "REQUEST_INVALID");
    HttpRequest.Builder notUtf8 =
        post(TO_STEP, "").POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {(byte) 0xC3}));
    assertRefused(send(notUtf8), 400, "REQUEST_INVALID");
  }

  @Test
  void whatIsNotServed_isSaid() {
    assertRefused(send(post("/v1/other", "x")), 404, "NOT_FOUND");
    HttpResponse<String> get = send(HttpRequest.newBuilder(uri(TO_STEP)));
    assertRefused(get, 405, "METHOD_NOT_ALLOWED");
    assertThat(get.headers().firstValue("allow")).contains("POST");
  }

  @Test
  void tokenEndpoint_mintsForTheSigningKeyOnly() {
    String body = "[{\"kind\":\"run\",\"channel\":\"order:42\",\"name\":\"step\"}]";
    HttpResponse<String> response = send(post("/v1/realtime/token", body));
    assertThat(response.statusCode()).isEqualTo(201);
    String jwt = response.body().replaceAll("\\{\"jwt\":\"(.*)\"}", "$1");
    assertThat(realtime.tokens().verify(jwt).allows("order:42", "step")).isTrue();
    HttpRequest.Builder withToken =
        post("/v1/realtime/token", body).setHeader("Authorization", "Bearer " + jwt);
    assertRefused(send(withToken), 401, "PUBLISH_FORBIDDEN");
    for (String bad : List.of("", "x", "{}", "[]", "[{}]", "[{\"channel\":\"\",\"name\":\"a\"}]")) {
      assertRefused(send(post("/v1/realtime/token", bad)), 400, "REQUEST_INVALID");
    }
  }

  private static void assertRefused(HttpResponse<String> response, int status, String code) {
    assertThat(response.body()).contains("\"code\":\"" + code + "\"", "\"message\":\"");
    assertThat(response.statusCode()).isEqualTo(status);
  }
}
