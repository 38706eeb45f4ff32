package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typewire.runtime.PublishOptions;
import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.TopicStream;
import dev.typewire.runtime.broker.Payload;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Chunk streams: what each kind of client sees of them, and how they come in over HTTP. */
class StreamTest extends GatewayTest {
  private static final String TO_LOG = "/v1/realtime/publish?channel=order:42&topic=log";
  private static final String AS_STREAM =
      "Authorization: Bearer " + KEY + "\r\nContent-Type: text/stream\r\n";

  private TopicStream<Payload> stream() {
    return realtime.streamJson("order:42", "log", PublishOptions.NONE);
  }

  private static Payload json(String text) {
    return Payload.ofJson(text.getBytes(StandardCharsets.UTF_8));
  }

  private SocketClient follower() {
    SocketClient client = v1();
    client.subscribe("1", token("order:42/log"), "order:42", "log", null);
    client.next("subscribed");
    client.next("live");
    return client;
  }

  @Test
  void v1Client_seesBeginningChunksAndEnd() {
    SocketClient client = follower();
    TopicStream<Payload> stream = stream();
    stream.write(json("\"Hel\""));
    stream.write(json("{\"n\":1}"));
    stream.end();
    JsonNode start = client.next("datastream-start");
    assertThat(start.path("data").asString()).isEqualTo(stream.id());
    assertThat(start.path("channel").asString()).isEqualTo("order:42");
    assertThat(start.path("topic").asString()).isEqualTo("log");
    assertThat(start.path("id").asString()).isNotEmpty();
    JsonNode chunk = client.next("chunk");
    assertThat(chunk.path("data").asString()).isEqualTo("Hel");
    assertThat(chunk.path("stream_id").asString()).isEqualTo(stream.id());
    assertThat(chunk.path("topic").asString()).isEqualTo("log");
    assertThat(client.next("chunk").path("data").path("n").asInt()).isEqualTo(1);
    JsonNode end = client.next("datastream-end");
    assertThat(end.path("data").asString()).isEqualTo(stream.id());
    assertThat(end.has("error")).isFalse();
  }

  @Test
  void streamThatIsCutOff_endsWithAnError() {
    SocketClient client = follower();
    stream().close();
    client.next("datastream-start");
    assertThat(client.next("datastream-end").path("error").asString())
        .isEqualTo("The writer stopped before the end.");
  }

  @Test
  void clientThatComesBackInMidStream_getsTheRestOnce() {
    SocketClient first = follower();
    TopicStream<Payload> stream = stream();
    stream.write(json("1"));
    first.next("datastream-start");
    String cursor = first.next("chunk").path("id").asString();
    first.abort();
    stream.write(json("2"));
    SocketClient second = v1();
    second.subscribe("1", token("order:42/log"), "order:42", "log", cursor);
    second.next("subscribed");
    assertThat(second.next("chunk").path("data").asInt()).isEqualTo(2);
    second.next("live");
    stream.write(json("3"));
    stream.end();
    assertThat(second.next("chunk").path("data").asInt()).isEqualTo(3);
    second.next("datastream-end");
  }

  @Test
  void newClient_getsTheLatestStreamWhole() {
    TopicStream<Payload> stream = stream();
    IntStream.range(0, 20).forEach(n -> stream.write(json(String.valueOf(n))));
    SocketClient client = v1();
    client.subscribe("1", token("order:42/log"), "order:42", "log", null);
    client.next("subscribed");
    client.next("datastream-start");
    List<JsonNode> chunks = client.next(20);
    assertThat(chunks).extracting(c -> c.path("data").asInt()).startsWith(0, 1).endsWith(18, 19);
    assertThat(chunks).allMatch(c -> c.path("sub").asString().equals("1"));
    client.next("live");
  }

  @Test
  void plainClients_getChunksAsMessages_andNothingElse() {
    SocketClient client = plain(token("order:42/log"));
    try (SseClient events = events("")) {
      TopicStream<Payload> stream = stream();
      stream.write(json("\"a\""));
      stream.end();
      publish("order:42", "log", "\"after\"");
      assertThat(client.next("data").path("data").asString()).isEqualTo("a");
      assertThat(client.next("data").path("data").asString()).isEqualTo("after");
      assertThat(data(events)).contains("\"kind\":\"data\"", "\"data\":\"a\"");
      assertThat(data(events)).contains("\"data\":\"after\"");
    }
  }

  private SseClient events(String query) {
    return new SseClient(
        http,
        HttpRequest.newBuilder(uri("/v1/realtime/sse" + query))
            .header("Authorization", "Bearer " + token("order:42/log")));
  }

  /** The data of the next event that has any. */
  private static String data(SseClient events) {
    Map<String, String> event = events.next();
    while (!event.containsKey("data")) {
      event = events.next();
    }
    return event.get("data");
  }

  @Test
  void eventStreamThatAsksForV1_seesTheStreamsKinds() {
    try (SseClient events = events("?protocol=typewire.v1")) {
      assertThat(data(events)).contains("\"kind\":\"subscribed\"");
      TopicStream<Payload> stream = stream();
      stream.write(json("\"a\""));
      stream.end();
      assertThat(data(events)).contains("\"kind\":\"datastream-start\"");
      assertThat(data(events)).contains("\"kind\":\"chunk\"");
      assertThat(data(events)).contains("\"kind\":\"datastream-end\"");
    }
  }

  @Test
  void textThatIsUploaded_arrivesAsItComes_andSplitsNoCharacter() {
    SocketClient client = follower();
    try (ChunkedUpload upload = new ChunkedUpload(gateway.port(), TO_LOG, AS_STREAM)) {
      upload.send("Hello");
      client.next("datastream-start");
      assertThat(client.next("chunk").path("data").asString()).isEqualTo("Hello");
      byte[] euro = "€".getBytes(StandardCharsets.UTF_8);
      upload.send(new byte[] {' ', euro[0], euro[1]});
      assertThat(client.next("chunk").path("data").asString()).isEqualTo(" ");
      upload.send(new byte[] {euro[2], '!'});
      assertThat(client.next("chunk").path("data").asString()).isEqualTo("€!");
      upload.end();
      String id = client.next("datastream-end").path("data").asString();
      assertThat(upload.answer())
          .isEqualTo(
              "HTTP/1.1 200 OK\n{\"streams\":[{\"topic\":\"log\",\"stream_id\":\"" + id + "\"}]}");
    }
  }

  @Test
  void uploadOfThousandsOfPieces_arrivesWhole() {
    SocketClient client = follower();
    StringBuilder text = new StringBuilder();
    try (ChunkedUpload upload = new ChunkedUpload(gateway.port(), TO_LOG, AS_STREAM)) {
      for (int i = 0; i < 3_000; i++) {
        upload.send("wörd " + i + " ");
      }
      upload.end();
      assertThat(upload.answer()).startsWith("HTTP/1.1 200");
    }
    client.next("datastream-start");
    for (JsonNode frame = client.next();
        frame.path("kind").asString().equals("chunk");
        frame = client.next()) {
      text.append(frame.path("data").asString());
    }
    assertThat(text.toString()).startsWith("wörd 0 ").endsWith("wörd 2999 ");
    assertThat(text.toString().split(" ")).hasSize(6_000);
  }

  @Test
  void uploadThatBreaksOff_endsTheStreamWithAnError() {
    SocketClient client = follower();
    ChunkedUpload upload = new ChunkedUpload(gateway.port(), TO_LOG, AS_STREAM);
    upload.send("half of ");
    client.next("datastream-start");
    client.next("chunk");
    upload.close();
    assertThat(client.next("datastream-end").path("error").asString())
        .isEqualTo("The publisher's connection broke off.");
  }

  @Test
  void uploadThatIsNotText_isRefused_andItsStreamEnded() {
    SocketClient client = follower();
    try (ChunkedUpload upload = new ChunkedUpload(gateway.port(), TO_LOG, AS_STREAM)) {
      upload.send(new byte[] {(byte) 0xff});
      assertThat(upload.answer()).startsWith("HTTP/1.1 400").contains("The body is not UTF-8.");
    }
    client.next("datastream-start");
    assertThat(client.next("datastream-end").path("error").asString()).contains("broke off");
  }

  @Test
  void pieceOverThePayloadsLimit_isA413_andItsStreamEnded() {
    gateway.close();
    realtime.close();
    realtime = Realtime.builder().signingKey(KEY).maxPayloadBytes(1_000).build();
    restart(UnaryOperator.identity());
    SocketClient client = follower();
    try (ChunkedUpload upload = new ChunkedUpload(gateway.port(), TO_LOG, AS_STREAM)) {
      upload.send("x".repeat(1_000)); // and two quotes
      assertThat(upload.answer()).startsWith("HTTP/1.1 413").contains("PAYLOAD_TOO_LARGE");
    }
    client.next("datastream-start");
    assertThat(client.next("datastream-end").path("error").asString()).contains("broke off");
  }

  @Test
  void uploadWithoutPermission_isRefusedBeforeItBegins() {
    try (ChunkedUpload upload =
        new ChunkedUpload(gateway.port(), TO_LOG, "Content-Type: text/stream\r\n")) {
      assertThat(upload.answer()).startsWith("HTTP/1.1 401").contains("TOKEN_MISSING");
    }
    HttpRequest.Builder keyed =
        post(TO_LOG + "&idempotency_key=k", "x").header("Content-Type", "text/stream");
    assertThat(send(keyed).body()).contains("REQUEST_INVALID", "idempotency_key");
  }

  @Test
  void connection_servesAnotherRequestAfterAnUpload() {
    for (int i = 0; i < 3; i++) {
      HttpRequest.Builder request = post(TO_LOG, "text " + i).header("Content-Type", "text/stream");
      assertThat(send(request).statusCode()).isEqualTo(200);
      assertThat(send(post(TO_LOG, "1")).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void teedBytes_reachSubscribersOfTheRawTopicAsTheyAre() {
    String tee = "/v1/realtime/publish/tee?channel=order:42";
    try (RawSocket plain = RawSocket.connect(gateway.port(), token("order:42/$stream"));
        ChunkedUpload upload =
            new ChunkedUpload(gateway.port(), tee, "Authorization: Bearer " + KEY + "\r\n")) {
      SocketClient client = v1();
      client.subscribe("1", token("order:42/$stream"), "order:42", "$stream", null);
      client.next("subscribed");
      client.next("live");
      upload.send("event: {broken");
      assertThat(plain.readFrame()).isEqualTo("1:event: {broken");
      assertThat(client.next("raw").path("data").asString()).isEqualTo("event: {broken");
      upload.send(new byte[] {(byte) 0xff, 0});
      assertThat(plain.readFrame()).startsWith("2:");
      assertThat(client.next("raw").path("data").path("base64").asString()).isEqualTo("/wA=");
      upload.end();
      assertThat(upload.answer()).endsWith("{\"bytes\":16}");
    }
  }

  @Test
  void teedBytes_areLimited_andNeedAChannelAndPermission() {
    String tee = "/v1/realtime/publish/tee";
    assertThat(send(post(tee, "x")).statusCode()).isEqualTo(400);
    assertThat(send(HttpRequest.newBuilder(uri(tee + "?channel=c")).POST(body("x"))).statusCode())
        .isEqualTo(401);
    assertThat(send(post(tee + "?channel=c", "x".repeat(1_024_000))).statusCode()).isEqualTo(200);
    try (ChunkedUpload upload =
        new ChunkedUpload(
            gateway.port(), tee + "?channel=c", "Authorization: Bearer " + KEY + "\r\n")) {
      for (int i = 0; i < 126; i++) {
        upload.send("x".repeat(8_192));
      }
      assertThat(upload.answer()).startsWith("HTTP/1.1 413").contains("PAYLOAD_TOO_LARGE");
    }
  }

  private static HttpRequest.BodyPublisher body(String text) {
    return HttpRequest.BodyPublishers.ofString(text);
  }
}
