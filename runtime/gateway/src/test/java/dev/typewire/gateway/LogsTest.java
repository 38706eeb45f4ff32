package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typewire.runtime.token.TokenOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a gateway logs of a day's work, with everything logged that can be. */
@Timeout(300)
class LogsTest {
  private static final String PROPERTY = "org.slf4j.simpleLogger.";
  private static final String SECRETS = "secrets";

  @TempDir Path folder;

  @Test
  void logsHoldNoTokenNoKeyAndNoPayload_andAreQuietAboveDebug() throws Exception {
    Path file = folder.resolve("log");
    System.setProperty(PROPERTY + "logFile", file.toString());
    System.setProperty(PROPERTY + "log.dev.typewire", "trace");
    System.setProperty(LogsTest.class.getName(), folder.toString());
    try {
      SeparateClassPath.run(Day.class.getName(), entry -> true);
    } finally {
      System.clearProperty(PROPERTY + "logFile");
      System.clearProperty(PROPERTY + "log.dev.typewire");
      System.clearProperty(LogsTest.class.getName());
    }
    String log = Files.readString(file);
    assertThat(log)
        .contains("DEBUG dev.typewire.gateway.socket.SocketLink - Closing a WebSocket: code=")
        .contains("DEBUG dev.typewire.gateway.http.RequestHandler - An HTTP connection ended: ")
        .doesNotContain("WARN", "ERROR");
    assertThat(log.lines().filter(line -> line.contains(" INFO ")))
        .allMatch(line -> line.contains("The gateway listens") || line.contains("is closed"))
        .hasSize(4);
    List<String> secrets = Files.readAllLines(folder.resolve(SECRETS));
    assertThat(secrets).hasSize(8);
    for (String secret : secrets) {
      String inHex = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
      assertThat(log).doesNotContainIgnoringCase(secret, inHex);
    }
  }

  /** What clients, publishers and others do to a gateway, and to one with TLS. */
  public static final class Day extends GatewayTest implements Runnable {
    private static final String PAYLOAD = "what nobody else should know";
    private static final String STEP = "?channel=order:42&topic=step";

    private final Path folder = Path.of(System.getProperty(LogsTest.class.getName()));

    /** As it is called by its name. */
    public Day() {}

    @Override
    public void run() {
      start();
      String token = token("order:42/step");
      String brief = token(Duration.ofSeconds(3), "order:42/step");
      String publisher =
          realtime.tokens().mint(TokenOptions.DEFAULT.withPublish(), List.of()).key();
      follow(token, brief);
      publishAndRefuse(token, publisher);
      stop();
      overTls(token);
      write(token, brief, publisher);
    }

    private void follow(String token, String shortLived) {
      SocketClient v1 = v1();
      v1.subscribe("1", token, "order:42", "step", null);
      v1.next("subscribed");
      v1.next("live");
      SocketClient plain = plain(token);
      v1.subscribe("2", token, "order:43", "step", null);
      v1.next("error");
      v1.subscribe("3", token + "x", "order:42", "step", null);
      v1.next("error");
      v1.send("not a frame: " + token);
      v1.next("error");
      plain.send("not a frame: " + token);
      plain.send("{\"kind\":\"event\",\"data\":\"" + token + "\"}");
      publish("order:42", "step", "\"" + PAYLOAD + "\"");
      v1.next("data");
      plain.next("data");
      v1.send("{\"kind\":\"renew\",\"sub\":\"1\",\"token\":\"" + shortLived + "\"}");
      v1.next("renewed");
      v1.next("error"); // the token that renewed is over
      try (SseClient stream =
          new SseClient(http, HttpRequest.newBuilder(uri("/v1/realtime/sse?token=" + token)))) {
        assertThat(stream.response.statusCode()).isEqualTo(200);
      }
      realtime.tokens().revoke(realtime.tokens().verify(token).id());
      assertThat(plain.closeCode()).isEqualTo(1013);
    }

    private void publishAndRefuse(String token, String publisher) {
      String path = "/v1/realtime/publish" + STEP;
      assertThat(send(post(path, PAYLOAD)).statusCode()).isEqualTo(200);
      send(post(path, PAYLOAD).setHeader("Authorization", "Bearer " + publisher));
      send(post(path, PAYLOAD).setHeader("Authorization", "Bearer " + token));
      send(post(path, PAYLOAD).setHeader("Authorization", "Bearer " + KEY + "0"));
      send(post(path + "&metadata=" + PAYLOAD.replace(' ', '+'), PAYLOAD));
      send(post("/v1/realtime/token", PAYLOAD));
      send(post("/v1/realtime/token", "[{\"channel\":\"order:42\",\"name\":\"step\"}]"));
      send(post("/nowhere?token=" + token, PAYLOAD));
      send(HttpRequest.newBuilder(uri("/v1/realtime/sse?token=" + token)));
      for (String spoiled :
          List.of("GET /?token=%zz" + token + " HTTP/1.1", "POST " + token, "\u0016" + token)) {
        try (RawConnection raw = RawConnection.open(gateway.port())) {
          raw.send(spoiled + "\r\nAuthorization: Bearer " + KEY + "\r\n\r\n" + PAYLOAD);
          raw.endOfSending();
          raw.readAll();
        }
      }
    }

    /** One that does not know that there is TLS sends its token in the open. */
    private void overTls(String token) {
      Path chain = folder.resolve("chain.pem");
      Path key = folder.resolve("key.pem");
      try {
        TestCertificate.make(folder, "EC").write(chain, key);
      } catch (Exception e) {
        throw new AssertionError(e);
      }
      realtime = newRealtime();
      gateway = configure(Gateway.builder(realtime)).tls(chain, key).start();
      try (RawConnection raw = RawConnection.open(gateway.port())) {
        raw.send("GET /v1/realtime/sse?token=" + token + " HTTP/1.1\r\nHost: x\r\n\r\n");
        raw.readAll();
      }
      stop();
    }

    private void write(String... tokens) {
      Stream<String> parts =
          Stream.of(tokens).flatMap(token -> Stream.of(token.split("\\.")).skip(1));
      try {
        Files.write(
            folder.resolve(SECRETS),
            Stream.concat(parts, Stream.of(PAYLOAD, KEY.substring(KEY.length() - 32))).toList());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
