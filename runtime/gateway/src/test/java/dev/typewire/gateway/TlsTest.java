package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.typewire.gateway.limit.Limits;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class TlsTest extends GatewayTest {
  @TempDir static Path folder;
  private static TestCertificate certificate;
  private static TestCertificate renewed;
  private static Path chain;
  private static Path key;

  @BeforeAll
  static void makeCertificates() throws Exception {
    chain = folder.resolve("chain.pem");
    key = folder.resolve("key.pem");
    certificate = TestCertificate.make(folder, "EC");
    renewed = TestCertificate.make(folder, "RSA");
  }

  @Override
  Gateway.Builder configure(Gateway.Builder builder) {
    try {
      certificate.write(chain, key);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return super.configure(builder).tls(chain, key).tlsCheckInterval(Duration.ofMillis(1));
  }

  private static HttpClient trusting(TestCertificate trusted) throws Exception {
    return HttpClient.newBuilder().sslContext(trusted.trustedByClient()).build();
  }

  private HttpResponse<String> get(TestCertificate trusted, String path) throws Exception {
    URI uri = URI.create("https://127.0.0.1:" + gateway.port() + path);
    return trusting(trusted)
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void webSocket_worksOverTls_withSmallAndLargeMessages() throws Exception {
    URI uri =
        URI.create(
            "wss://127.0.0.1:"
                + gateway.port()
                + "/v1/realtime/connect?token="
                + token("busy:1/tick"));
    Lengths lengths = new Lengths();
    WebSocket socket = trusting(certificate).newWebSocketBuilder().buildAsync(uri, lengths).join();
    publish("busy:1", "tick", "1");
    publish("busy:1", "tick", "\"" + "x".repeat(400_000) + "\"");
    assertThat(lengths.next()).isBetween(50, 500);
    assertThat(lengths.next()).isBetween(400_000, 400_500);
    socket.abort();
  }

  /** How many characters each message has. */
  private static final class Lengths implements WebSocket.Listener {
    private final BlockingQueue<Integer> lengths = new LinkedBlockingQueue<>();
    private int length;

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      length += data.length();
      if (last) {
        lengths.add(length);
        length = 0;
      }
      from.request(1);
      return null;
    }

    int next() throws InterruptedException {
      Integer next = lengths.poll(60, TimeUnit.SECONDS);
      assertThat(next).as("a message within a minute").isNotNull();
      return next;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void bothVersionsOfTls_areSpoken(String version) throws Exception {
    try (SSLSocket socket = socket(version)) {
      socket.startHandshake();
      assertThat(socket.getSession().getProtocol()).isEqualTo(version);
    }
  }

  @Test
  void withoutTls_nobodyIsAnswered() {
    try (RawConnection plain = RawConnection.open(gateway.port())) {
      plain.send("GET /health HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(plain.readAll()).doesNotContain("HTTP");
    }
  }

  private SSLSocket socket(String version) throws Exception {
    SSLContext context = certificate.trustedByClient();
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", gateway.port());
    socket.setEnabledProtocols(new String[] {version});
    return socket;
  }

  @Test
  void handshakeThatDoesNotEnd_isCutOff() {
    restartWith(Limits.defaults().handshakeTime(Duration.ofMillis(300)));
    try (RawConnection silent = RawConnection.open(gateway.port())) {
      silent.send("\u0016\u0003\u0001");
      assertThat(silent.readAll()).hasSizeLessThan(20);
    }
  }

  @Test
  void renewedCertificate_isServedWithoutARestart_andABrokenOneIsNot() throws Exception {
    assertThat(get(certificate, "/health").statusCode()).isEqualTo(200);
    Files.writeString(key, "broken");
    assertThat(get(certificate, "/health").statusCode()).isEqualTo(200);
    renewed.write(chain, key);
    Files.setLastModifiedTime(key, FileTime.from(Instant.now().plusSeconds(5)));
    await().ignoreExceptions().until(() -> get(renewed, "/health").statusCode() == 200);
    assertThatThrownBy(() -> get(certificate, "/health")).isInstanceOf(IOException.class);
  }

  @Test
  void handshake_hasItsTime_howeverShortThatOfAHeadIs() {
    Duration time = Duration.ofSeconds(2);
    restartWith(Limits.defaults().headTime(Duration.ofMillis(50)).handshakeTime(time));
    long startedAt = System.nanoTime();
    try (RawConnection silent = RawConnection.open(gateway.port())) {
      assertThat(silent.readAll()).hasSizeLessThan(20);
      assertThat(Duration.ofNanos(System.nanoTime() - startedAt)).isGreaterThanOrEqualTo(time);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void whoAsksNothing_isAnsweredNothing(String version) throws Exception {
    restartWith(Limits.defaults().headTime(Duration.ofMillis(300)));
    try (SSLSocket socket = socket(version)) {
      socket.startHandshake();
      assertThat(socket.getInputStream().readAllBytes()).isEmpty();
    }
  }

  private void restartWith(Limits limits) {
    restart(builder -> builder.limits(limits));
  }

  /** Such as a key that this user may read a moment later: that changes neither time nor size. */
  @Test
  void certificateThatCannotBeUsedAtFirst_isServedWhenItCan_thoughItsFilesLookTheSame()
      throws Exception {
    FileTime time = FileTime.from(Instant.now().plusSeconds(5));
    renewed.write(chain, key);
    byte[] good = Files.readAllBytes(key);
    Files.write(key, new byte[good.length]);
    Files.setLastModifiedTime(key, time);
    assertThat(get(certificate, "/health").statusCode()).isEqualTo(200);
    Files.write(key, good);
    Files.setLastModifiedTime(key, time);
    await().ignoreExceptions().until(() -> get(renewed, "/health").statusCode() == 200);
  }

  @Test
  void filesThatCannotBeUsed_areRefusedAtTheStart() throws Exception {
    Path missing = folder.resolve("missing.pem");
    Path other = folder.resolve("other-key.pem");
    renewed.write(folder.resolve("other-chain.pem"), other);
    Path sameKind = folder.resolve("same-kind-key.pem");
    TestCertificate.make(folder, "EC").write(folder.resolve("same-kind-chain.pem"), sameKind);
    Path encrypted = folder.resolve("encrypted.pem");
    Files.writeString(encrypted, "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n");
    assertRefused(missing, key, "The TLS certificate " + missing + " cannot be read.");
    assertRefused(chain, missing, "The TLS key " + missing + " cannot be read.");
    assertRefused(key, key, "The TLS certificate " + key + " holds none.");
    assertRefused(chain, encrypted, "The TLS key " + encrypted + " holds no PKCS#8 key");
    assertRefused(chain, other, "The TLS key " + other + " is not that of the certificate");
    assertRefused(chain, sameKind, "The TLS key " + sameKind + " is not that of the certificate");
  }

  private void assertRefused(Path certificateChain, Path privateKey, String message) {
    Gateway.Builder builder =
        Gateway.builder(realtime).host("127.0.0.1").port(0).tls(certificateChain, privateKey);
    assertThatThrownBy(builder::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(message);
  }
}
