package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How connections over TLS end. */
@Timeout(300)
class TlsEndTest extends GatewayTest {
  private static final String SOCKET =
      "GET /v1/realtime/connect?token=%s HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\n"
          + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
          + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
  private static final String EVENTS = "GET /v1/realtime/sse?token=%s HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final String LARGE = "\"" + "x".repeat(200_000) + "\"";

  @TempDir static Path folder;
  private static SSLContext trusting;

  private final MeterValues meters = new MeterValues();

  @BeforeAll
  static void makeCertificate() throws Exception {
    TestCertificate certificate = TestCertificate.make(folder, "EC");
    certificate.write(folder.resolve("chain.pem"), folder.resolve("key.pem"));
    trusting = certificate.trustedByClient();
  }

  @Override
  Gateway.Builder configure(Gateway.Builder builder) {
    return super.configure(builder)
        .tls(folder.resolve("chain.pem"), folder.resolve("key.pem"))
        .maxQueuedBytes(100_000)
        .metrics(meters.registry);
  }

  /** TLS over a connection that stays open when TLS ends. */
  private SSLSocket over(Socket below, String version) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            trusting.getSocketFactory().createSocket(below, "127.0.0.1", gateway.port(), false);
    socket.setEnabledProtocols(new String[] {version});
    return socket;
  }

  private void open(SSLSocket socket, String request) throws IOException {
    ask(socket, request.formatted(token(Duration.ofMinutes(10), "order:1/step")));
    await().until(() -> meters.of("connections") == 1);
  }

  private static void ask(SSLSocket socket, String request) throws IOException {
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
  }

  @ParameterizedTest
  @ValueSource(strings = {SOCKET, EVENTS})
  void goodbyeOfTls12_endsTheConnection_thoughNothingElseDoes(String request) throws Exception {
    try (Socket below = new Socket("127.0.0.1", gateway.port())) {
      SSLSocket socket = over(below, "TLSv1.2");
      open(socket, request);
      socket.close();
      assertThat(below.isClosed()).isFalse();
      await().until(() -> meters.of("connections") == 0);
    }
  }

  @Test
  void goodbyeOfTls13_isForOneDirection_andTheAnswerComes() throws Exception {
    try (Socket below = new Socket("127.0.0.1", gateway.port())) {
      SSLSocket socket = over(below, "TLSv1.3");
      ask(socket, "GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      socket.shutdownOutput();
      InputStream answer = socket.getInputStream();
      assertThat(new String(answer.readAllBytes(), StandardCharsets.UTF_8)).contains("200 OK");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {SOCKET, EVENTS})
  void peerThatReadsNothing_isCutOff_andNothingIsLogged(String request) throws Exception {
    PrintStream systemErr = System.err;
    ByteArrayOutputStream logged = new ByteArrayOutputStream();
    System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
    try (Socket below = new Socket("127.0.0.1", gateway.port())) {
      open(over(below, "TLSv1.3"), request);
      while (meters.of("slow.consumers") == 0) {
        publish("order:1", "step", LARGE);
      }
      await().until(() -> meters.of("connections") == 0);
    } finally {
      System.setErr(systemErr);
    }
    assertThat(logged.toString(StandardCharsets.UTF_8)).doesNotContain("WARN", "ERROR");
  }
}
