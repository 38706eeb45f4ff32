package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bytes that are forwarded as they are: how they are cut, and what each kind of client sees. */
@Timeout(300)
class TeeTest extends GatewayTest {
  private static final String TEE = "/v1/realtime/publish/tee?channel=order:1";
  private static final int PIECE = 1 << 10;
  private static final int TEXT = 0x81;
  private static final int BINARY = 0x82;

  private ChunkedUpload upload() {
    return new ChunkedUpload(gateway.port(), TEE, "Authorization: Bearer " + KEY + "\r\n");
  }

  private RawSocket plainSocket() {
    return RawSocket.connect(gateway.port(), token("order:1/$stream"));
  }

  private SocketClient v1Socket(String after) {
    SocketClient client = v1();
    client.subscribe("1", token("order:1/$stream"), "order:1", "$stream", after);
    client.next("subscribed");
    return client;
  }

  private int tee(byte[] bytes) {
    HttpRequest.Builder request = post(TEE, "").POST(HttpRequest.BodyPublishers.ofByteArray(bytes));
    String answer = send(request).body();
    return JsonMapper.shared().readTree(answer).path("bytes").asInt();
  }

  private static JsonNode raw(Map<String, String> event) {
    assertThat(event).containsOnlyKeys("id", "data");
    JsonNode frame = JsonMapper.shared().readTree(event.get("data"));
    assertThat(frame.propertyNames())
        .containsExactly("kind", "id", "channel", "topic", "data", "created_at");
    assertThat(frame.path("kind").asString()).isEqualTo("raw");
    assertThat(frame.path("id").asString()).isEqualTo(event.get("id"));
    assertThat(frame.path("channel").asString()).isEqualTo("order:1");
    assertThat(frame.path("topic").asString()).isEqualTo("$stream");
    return frame.path("data");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?protocol=typewire.v1"})
  void teedBytes_areEventsOfKindRaw_andResumed(String query) {
    String token = token("order:1/$stream");
    String first;
    try (RawEvents events = RawEvents.open(gateway.port(), query, token);
        ChunkedUpload upload = upload()) {
      assertThat(events.nextWith("id")).isNotNull();
      upload.send("line\nbreak: \"€\"");
      Map<String, String> event = events.nextWith("data");
      first = event.get("id");
      assertThat(raw(event).asString()).isEqualTo("line\nbreak: \"€\"");
      upload.send(new byte[] {(byte) 0xff, '\n', 0});
      assertThat(raw(events.nextWith("data")).path("base64").asString()).isEqualTo("/woA");
      upload.end();
      assertThat(upload.answer()).endsWith("{\"bytes\":20}");
    }
    try (RawEvents again =
        RawEvents.open(gateway.port(), query, token, "Last-Event-ID: " + first + "\r\n")) {
      assertThat(again.nextWith("id")).containsEntry("id", first);
      assertThat(raw(again.nextWith("data")).path("base64").asString()).isEqualTo("/woA");
    }
  }

  @Test
  void teedBytes_ofABacklog_nameTheirSubscription() {
    String cursor = publish("order:1", "step", "0").id().toString();
    assertThat(tee(new byte[] {(byte) 0xc3})).isEqualTo(1);
    SocketClient client = v1Socket(cursor);
    JsonNode frame = client.next("raw");
    assertThat(frame.path("sub").asString()).isEqualTo("1");
    assertThat(frame.path("data").path("base64").asString()).isEqualTo("ww==");
    client.next("live");
  }

  @Test
  void characterThatArrivesInParts_isForwardedWhole() {
    byte[] euro = "€".getBytes(StandardCharsets.UTF_8);
    try (RawSocket plain = plainSocket();
        ChunkedUpload upload = upload()) {
      SocketClient v1 = v1Socket(null);
      v1.next("live");
      upload.send(new byte[] {'a', euro[0]});
      assertThat(plain.readFrame()).isEqualTo("1:a");
      upload.send(new byte[] {euro[1]});
      upload.send(new byte[] {euro[2], '!'});
      assertThat(plain.readFrame()).isEqualTo("1:€!");
      upload.send(new byte[] {'b', euro[0], euro[1]});
      assertThat(plain.readFrame()).isEqualTo("1:b");
      upload.end(); // within a character: what there is of it is forwarded, too
      RawSocket.Frame last = plain.readWhole();
      assertThat(last.firstByte()).isEqualTo(BINARY);
      assertThat(last.payload()).containsExactly(euro[0], euro[1]);
      assertThat(upload.answer()).endsWith("{\"bytes\":8}");
      assertThat(v1.next(3)).extracting(f -> f.path("data").asString()).contains("a", "€!", "b");
      assertThat(v1.next("raw").path("data").path("base64").asString()).isEqualTo("4oI=");
    }
  }

  /** The first letter moves the others' middles to different places of a piece. */
  @ParameterizedTest
  @ValueSource(strings = {"", "a", "ab", "abc"})
  void text_isForwardedInPiecesOfOneKiB_thatAreText(String beginning) {
    for (String letter : List.of("é", "€", "😀")) {
      byte[] text = (beginning + letter.repeat(2_500)).getBytes(StandardCharsets.UTF_8);
      ByteArrayOutputStream seen = new ByteArrayOutputStream();
      try (RawSocket plain = plainSocket()) {
        assertThat(tee(text)).isEqualTo(text.length);
        while (seen.size() < text.length) {
          RawSocket.Frame frame = plain.readWhole();
          assertThat(frame.firstByte()).isEqualTo(TEXT);
          assertThat(frame.payload()).hasSizeLessThanOrEqualTo(PIECE);
          assertThat(new String(frame.payload(), StandardCharsets.UTF_8)).doesNotContain("\ufffd");
          seen.writeBytes(frame.payload());
        }
      }
      assertThat(seen.toByteArray()).isEqualTo(text);
    }
  }

  @Test
  void bytesThatAreNoText_areForwardedAsTheyAre_inPiecesOfOneKiB() {
    byte[] random = new byte[50_000];
    new Random(20260822).nextBytes(random);
    byte[] beginnings = new byte[5_000]; // each begins a character that does not come
    Arrays.fill(beginnings, (byte) 0xf0);
    for (byte[] bytes : List.of(random, beginnings)) {
      ByteArrayOutputStream plainSaw = new ByteArrayOutputStream();
      ByteArrayOutputStream v1Saw = new ByteArrayOutputStream();
      try (RawSocket plain = plainSocket()) {
        SocketClient v1 = v1Socket(null);
        v1.next("live");
        assertThat(tee(bytes)).isEqualTo(bytes.length);
        while (plainSaw.size() < bytes.length) {
          RawSocket.Frame frame = plain.readWhole();
          assertThat(frame.payload()).hasSizeLessThanOrEqualTo(PIECE);
          plainSaw.writeBytes(frame.payload());
        }
        while (v1Saw.size() < bytes.length) {
          JsonNode data = v1.next("raw").path("data");
          v1Saw.writeBytes(
              data.isString()
                  ? data.asString().getBytes(StandardCharsets.UTF_8)
                  : Base64.getDecoder().decode(data.path("base64").asString()));
        }
        v1.abort();
      }
      assertThat(plainSaw.toByteArray()).isEqualTo(bytes);
      assertThat(v1Saw.toByteArray()).isEqualTo(bytes);
    }
  }
}
