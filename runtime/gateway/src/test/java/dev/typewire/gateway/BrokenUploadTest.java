package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.typewire.gateway.limit.Limits;
import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.broker.BrokerUnavailableException;
import dev.typewire.runtime.token.TokenOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Bodies that do not come to their end: by fault of broker or token, by silence, or by size. */
@Timeout(300)
class BrokenUploadTest extends GatewayTest {
  private static final String PUBLISH = "/v1/realtime/publish?channel=order:1&topic=step";
  private static final String TEE = "/v1/realtime/publish/tee?channel=order:1";
  private static final String TOKEN = "/v1/realtime/token";
  private static final String BEARER = "Authorization: Bearer " + KEY + "\r\n";
  private static final String AS_STREAM = BEARER + "Content-Type: text/stream\r\n";

  private final FaultyBroker broker = new FaultyBroker();

  @Override
  Realtime newRealtime() {
    return Realtime.builder().broker(broker).signingKey(KEY).build();
  }

  private ChunkedUpload stream() {
    return new ChunkedUpload(gateway.port(), PUBLISH + "&topic=log", AS_STREAM);
  }

  private SocketClient follower() {
    SocketClient client = v1();
    client.subscribe("1", token("order:1/step", "order:1/log"), "order:1", "step,log", null);
    client.next("subscribed");
    client.next("live");
    return client;
  }

  private static List<String> kinds(List<JsonNode> frames) {
    return frames.stream().map(frame -> frame.path("kind").asString()).toList();
  }

  private static void assertBrokerUnavailable(String answer) {
    assertThat(answer)
        .startsWith("HTTP/1.1 503")
        .contains("\"code\":\"BROKER_UNAVAILABLE\"", "\"retry\":\"later\"");
  }

  @Test
  void brokerThatFailsOnce_endsTheStreamsWithAnError_andTellsTheUploader() {
    SocketClient v1 = follower();
    SocketClient plain = plain(token("order:1/step"));
    try (RawEvents events =
            RawEvents.open(gateway.port(), "?protocol=typewire.v1", token("order:1/step"));
        ChunkedUpload upload = stream()) {
      upload.send("half of ");
      assertThat(kinds(v1.next(4)))
          .containsExactlyInAnyOrder("datastream-start", "chunk", "datastream-start", "chunk");
      broker.failOnceWith(new BrokerUnavailableException("it is away."));
      upload.send("it");
      assertBrokerUnavailable(upload.answer());
      List<JsonNode> rest = v1.next(3); // one of the two streams' chunks did not get through
      assertThat(kinds(rest))
          .containsExactlyInAnyOrder("chunk", "datastream-end", "datastream-end");
      assertThat(rest.stream().filter(frame -> frame.has("error")))
          .extracting(frame -> frame.path("error").asString())
          .containsExactly("The publisher's text broke off.", "The publisher's text broke off.");
      assertThat(plain.next("data").path("data").asString()).isEqualTo("half of ");
      assertThat(events.nextWith("data").get("data")).contains("\"subscribed\"");
      String event = events.nextWith("data").get("data");
      while (!event.contains("\"datastream-end\"")) {
        event = events.nextWith("data").get("data");
      }
      assertThat(event).contains("\"error\":\"The publisher's text broke off.\"");
    }
  }

  @Test
  void brokerThatStaysAway_leavesTheStreamOpen_andFollowersGoOnAfterwards() {
    SocketClient v1 = follower();
    SocketClient plain = plain(token("order:1/step"));
    try (ChunkedUpload upload = stream()) {
      upload.send("half of ");
      v1.next(4);
      broker.failWith(new BrokerUnavailableException("it is away."));
      upload.send("it");
      assertBrokerUnavailable(upload.answer());
      assertThat(upload.rest()).isEmpty();
    }
    broker.recover();
    publish("order:1", "step", "7");
    assertThat(v1.next("data").path("data").asInt()).isEqualTo(7);
    assertThat(plain.next("data").path("data").asString()).isEqualTo("half of ");
    assertThat(plain.next("data").path("data").asInt()).isEqualTo(7);
  }

  @Test
  void brokerThatFailsAtTheEnd_isNoWholeStream() {
    SocketClient v1 = follower();
    try (ChunkedUpload upload = new ChunkedUpload(gateway.port(), PUBLISH, AS_STREAM)) {
      upload.send("all of it");
      v1.next("datastream-start");
      v1.next("chunk");
      broker.failOnceWith(new BrokerUnavailableException("it is away."));
      upload.end();
      assertBrokerUnavailable(upload.answer());
    }
    publish("order:1", "step", "7");
    assertThat(kinds(v1.next(1))).doesNotContain("datastream-end");
  }

  @Test
  void brokerThatFails_endsATee() {
    SocketClient plain = plain(token("order:1/$stream", "order:1/step"));
    try (ChunkedUpload upload = new ChunkedUpload(gateway.port(), TEE, BEARER)) {
      upload.send("1");
      plain.next();
      broker.failOnceWith(new BrokerUnavailableException("it is away."));
      upload.send("2");
      assertBrokerUnavailable(upload.answer());
    }
    publish("order:1", "step", "3");
    assertThat(plain.next("data").path("data").asInt()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {PUBLISH, TEE})
  void uploadWhoseTokenIsOver_endsWithItsNextPiece(String address) {
    TokenOptions brief = TokenOptions.lasting(Duration.ofSeconds(1)).withPublish();
    String token = realtime.tokens().mint(brief, List.of()).key();
    Instant end = realtime.tokens().verify(token).expiresAt().plusMillis(200); // the test's grace
    String headers = "Authorization: Bearer " + token + "\r\nContent-Type: text/stream\r\n";
    try (ChunkedUpload upload = new ChunkedUpload(gateway.port(), address, headers)) {
      await().until(() -> realtime.broker().clock().instant().isAfter(end));
      upload.send("1");
      upload.end();
      assertThat(upload.answer())
          .startsWith("HTTP/1.1 401")
          .contains("\"code\":\"TOKEN_EXPIRED\"", "\"retry\":\"new-token\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {PUBLISH, TEE, TOKEN})
  void bodyThatFallsSilent_endsItsConnection_andNothingOfItIsPublished(String address) {
    restart(builder -> builder.limits(Limits.defaults().idleTime(Duration.ofMillis(1_500))));
    try (ChunkedUpload upload = new ChunkedUpload(gateway.port(), address, BEARER)) {
      if (!address.equals(TEE)) {
        upload.send("[");
      }
      assertThat(upload.rest()).isEmpty();
    }
    SocketClient plain = plain(token("order:1/step", "order:1/$stream"));
    publish("order:1", "step", "7");
    assertThat(plain.next("data").path("data").asInt()).isEqualTo(7);
  }

  @Test
  void streamThatFallsSilent_endsItsConnection_andIsEndedWithAnError() {
    restart(builder -> builder.limits(Limits.defaults().idleTime(Duration.ofMillis(1_500))));
    SocketClient v1 = follower();
    try (ChunkedUpload upload = new ChunkedUpload(gateway.port(), PUBLISH, AS_STREAM)) {
      upload.send("half of ");
      v1.next("datastream-start");
      v1.next("chunk");
      assertThat(upload.rest()).isEmpty();
    }
    assertThat(v1.next("datastream-end").path("error").asString())
        .isEqualTo("The publisher's connection broke off.");
  }

  /** All of it came at once, and the gateway takes its time: that is no silence of the peer's. */
  @ParameterizedTest
  @ValueSource(strings = {PUBLISH, TEE})
  void bodyThatWaitsForItsRate_isNotSilent(String address) {
    restart(
        builder ->
            builder.limits(
                Limits.defaults().idleTime(Duration.ofSeconds(1)).keyPublishesPerSecond(5)));
    String pieces = "1\r\nx\r\n".repeat(20);
    try (RawConnection connection = RawConnection.open(gateway.port())) {
      connection.send(
          "POST "
              + address
              + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
              + AS_STREAM
              + "\r\n"
              + pieces
              + "0\r\n\r\n");
      assertThat(connection.readSome()).startsWith("HTTP/1.1 200");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {PUBLISH, TOKEN})
  void chunkedBodyOverTheLimit_isRefusedBeforeItsEnd_andNotPublished(String address) {
    SocketClient plain = plain(token("order:1/step"));
    try (ChunkedUpload upload = new ChunkedUpload(gateway.port(), address, BEARER)) {
      for (int sent = 0; sent <= 512; sent += 8) {
        upload.send(" ".repeat(8 << 10));
      }
      assertThat(upload.answer())
          .startsWith("HTTP/1.1 413")
          .contains("\"code\":\"PAYLOAD_TOO_LARGE\"", "\"retry\":\"never\"");
    }
    publish("order:1", "step", "7");
    assertThat(plain.next("data").path("data").asInt()).isEqualTo(7);
  }

  @Test
  void bodyThatNobodyAskedFor_isRefusedOver4KiB_alsoInChunks() {
    String head =
        "GET /v1/realtime/sse?token="
            + token("order:1/step")
            + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    try (RawConnection connection = RawConnection.open(gateway.port())) {
      connection.send(head + ("400\r\n" + "x".repeat(1 << 10) + "\r\n").repeat(5));
      assertThat(connection.readSome()).startsWith("HTTP/1.1 413").contains("PAYLOAD_TOO_LARGE");
    }
  }

  @Test
  void chunkWhoseSizeIsNoNumber_isA400() {
    try (RawConnection connection = RawConnection.open(gateway.port())) {
      connection.send(
          "POST "
              + PUBLISH
              + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
              + BEARER
              + "\r\nzz\r\n1\r\n");
      assertThat(connection.readSome())
          .startsWith("HTTP/1.1 400")
          .contains("\"code\":\"REQUEST_INVALID\"");
    }
  }
}
