package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typewire.gateway.limit.Limits;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Spoiled requests, handshakes, tokens, queries, bodies and frames: the connection goes on or ends
 * with a code, and those who listen meanwhile get every message.
 */
@Timeout(300)
class HostileInputTest extends GatewayTest {
  private static final int ROUNDS = 1_000;

  private final PrintStream systemErr = System.err;
  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
  private String token;
  private SocketClient v1;
  private SocketClient plain;

  @Override
  Gateway.Builder configure(Gateway.Builder builder) {
    return super.configure(builder)
        .limits(Limits.defaults().keyPublishesPerSecond(1_000_000).connectionsPerAddress(10_000));
  }

  @BeforeEach
  void listen() {
    System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
    token = token(Duration.ofMinutes(10), "order:1/step");
    v1 = v1();
    v1.subscribe("1", token, "order:1", "step", null);
    v1.next(2);
    plain = plain(token);
  }

  @AfterEach
  void listenNoMore() {
    System.setErr(systemErr);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20260822})
  void whateverComesIn_othersGoOn(long seed) {
    Mutator mutator = new Mutator(seed);
    for (int round = 0; round < ROUNDS; round++) {
      String answer =
          switch (round % 4) {
            case 0 -> request(mutator);
            case 1 -> handshake(mutator);
            case 2 -> frames(mutator, "Sec-WebSocket-Protocol: typewire.v1\r\n", "");
            default -> frames(mutator, "", "?token=" + token);
          };
      assertThat(answer).as("round %s", round).doesNotContain("INTERNAL", "HTTP/1.1 500");
      if (round % 20 == 0) {
        publish("order:1", "step", "" + round);
        assertThat(v1.next("data").path("data").asInt()).isEqualTo(round);
        assertThat(plain.next("data").path("data").asInt()).isEqualTo(round);
      }
    }
    assertThat(logged.toString(StandardCharsets.UTF_8)).doesNotContain("ERROR", "WARN");
  }

  private String request(Mutator mutator) {
    String bearer = "Authorization: Bearer " + KEY + "\r\n";
    String json = mutator.below(2) == 0 ? "{\"a\":[1,{\"b\":null}]}" : mutator.spoil("{\"a\":[1]}");
    String body = "Content-Length: " + json.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n";
    String query = "?channel=busy:7&topic=tick&run_id=r&metadata=%7B%7D&idempotency_key=k";
    List<String> requests =
        List.of(
            "POST /v1/realtime/publish" + query + " HTTP/1.1\r\nHost: a\r\n" + bearer + body + json,
            "POST /v1/realtime/publish?channel="
                + mutator.spoil("busy%3A7").replaceAll("\\s", "")
                + "&topic=tick HTTP/1.1\r\nHost: a\r\n"
                + bearer
                + body
                + json,
            "POST /v1/realtime/token HTTP/1.1\r\nHost: a\r\n"
                + bearer
                + "Content-Length: 37\r\n\r\n[{\"channel\":\"busy:7\",\"name\":\"tick\"}]",
            "GET /v1/realtime/sse?token="
                + mutator.spoil(token).replaceAll("\\s", "")
                + "&lastEventId=a-1 HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /v1/realtime/sse?token="
                + token
                + " HTTP/1.1\r\nHost: a\r\nLast-Event-ID: "
                + mutator.spoil("busy:7=abc-1")
                + "\r\n\r\n",
            "GET /health HTTP/1.1\r\nHost: a\r\nForwarded: for=1.2.3.4\r\n\r\n");
    String request = mutator.oneOf(requests);
    return exchange(mutator.below(3) == 0 ? bytes(request) : mutator.spoil(bytes(request)));
  }

  private String handshake(Mutator mutator) {
    return exchange(
        mutator.spoil(bytes(handshake("?token=" + mutator.spoil(token), "Origin: http://a\r\n"))));
  }

  private static String handshake(String query, String headers) {
    return "GET /v1/realtime/connect"
        + query
        + " HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        + headers
        + "\r\n";
  }

  private String frames(Mutator mutator, String headers, String query) {
    String sub =
        "{\"kind\":\"sub\",\"sub\":\"1\",\"token\":\"%s\",\"channel\":\"order:1\",\"topics\":[\"step\"],\"after\":\"a-1\"}"
            .formatted(token);
    List<String> texts =
        List.of(
            sub,
            "{\"kind\":\"unsub\",\"sub\":\"1\"}",
            "{\"kind\":\"renew\",\"sub\":\"1\",\"token\":\"" + token + "\"}",
            "{\"kind\":\"sub\",\"data\":\"" + token + "\"}",
            "{\"kind\":\"unsub\",\"data\":[{\"channel\":\"order:1\",\"name\":\"step\"}]}");
    try (RawConnection connection = RawConnection.open(gateway.port())) {
      connection.send(handshake(query, headers));
      assertThat(connection.readSome()).startsWith("HTTP/1.1 101");
      for (int i = mutator.below(4); i >= 0; i--) {
        byte[] text = bytes(mutator.oneOf(texts));
        byte[] frame = frame(mutator, mutator.below(3) == 0 ? text : mutator.spoil(text));
        connection.send(mutator.below(3) == 0 ? mutator.spoil(frame) : frame);
      }
      connection.endOfSending();
      return connection.readAll();
    } catch (UncheckedIOException e) {
      return ""; // it was cut off while there was more to send
    }
  }

  /** Mostly a text frame, masked with zeros; at times of another kind, or with reserved bits. */
  private static byte[] frame(Mutator mutator, byte[] payload) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(mutator.below(5) == 0 ? mutator.below(256) : 0x81);
    if (payload.length < 126) {
      frame.write(0x80 | payload.length);
    } else {
      frame.write(0x80 | 126);
      frame.write(payload.length >> 8);
      frame.write(payload.length);
    }
    frame.writeBytes(new byte[4]);
    frame.writeBytes(payload);
    return frame.toByteArray();
  }

  private String exchange(byte[] request) {
    try (RawConnection connection = RawConnection.open(gateway.port())) {
      connection.send(request);
      connection.endOfSending();
      String answer = connection.readAll();
      assertThat(answer.isEmpty() || answer.startsWith("HTTP/1.1 ")).as(answer).isTrue();
      return answer;
    } catch (UncheckedIOException e) {
      return "";
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
