package dev.typewire.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.typewire.runtime.Realtime;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A Redis that is spoken to over TLS, where the one that the tests bring can. */
@Timeout(60)
class TlsTest {
  private static final String PASSWORD = "changeit";

  @TempDir private Path folder;
  private final RedisProcess redis =
      RedisProcess.start(RedisProcess.EMBEDDED, RedisProcess.freePort());
  private final int port = RedisProcess.freePort();
  private Path certificate;

  @BeforeEach
  void takeTls() throws Exception {
    assumeFalse(redis.list("CONFIG GET tls-port").isEmpty(), "this server was built without TLS");
    KeyStore store = makeStore();
    certificate = write("CERTIFICATE", store.getCertificate("redis").getEncoded());
    Path key = write("PRIVATE KEY", store.getKey("redis", PASSWORD.toCharArray()).getEncoded());
    set("tls-auth-clients", "no");
    set("tls-cert-file", certificate.toString());
    set("tls-key-file", key.toString());
    set("tls-port", "" + port);
  }

  private void set(String name, String value) {
    assertThat(redis.command("CONFIG SET " + name + " " + value)).isEqualTo("+OK");
  }

  /** With a certificate of the loopback address that vouches for itself, by the JDK's own tool. */
  private KeyStore makeStore() throws Exception {
    Path file = folder.resolve("redis.p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    String arguments =
        "-genkeypair -alias redis -keyalg RSA -dname CN=localhost -ext san=ip:127.0.0.1"
            + " -validity 2 -storetype PKCS12 -storepass "
            + PASSWORD
            + " -keystore";
    ProcessBuilder builder = new ProcessBuilder(keytool.toString());
    builder.command().addAll(List.of(arguments.split(" ")));
    builder.command().add(file.toString());
    assertThat(builder.inheritIO().start().waitFor()).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  private Path write(String kind, byte[] der) throws IOException {
    String base64 = Base64.getMimeEncoder().encodeToString(der);
    String pem = "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(kind, base64, kind);
    return Files.writeString(folder.resolve(kind.replace(' ', '-') + ".pem"), pem);
  }

  @AfterEach
  void stop() {
    redis.close();
  }

  private RedisBrokerBuilder overTls() {
    return RedisBroker.builder("rediss://127.0.0.1:" + port);
  }

  @Test
  void messages_passOverTls() {
    List<String> seen = new CopyOnWriteArrayList<>();
    try (Realtime realtime =
            Realtime.builder().broker(overTls().tlsTrust(certificate).connect()).build();
        var following = realtime.subscribe(Orders.STEP_OF_42, one -> seen.add(one.data()))) {
      realtime.publish(Orders.STEP_OF_42, "over TLS");
      await().until(() -> seen.equals(List.of("over TLS")));
      assertThat(redis.command("CLIENT LIST TYPE pubsub")).contains("127.0.0.1:" + port + " ");
      assertThat(following).isNotNull();
    }
  }

  @Test
  void certificateThatNobodyTrusts_isRefused() {
    assertThatThrownBy(() -> overTls().connect())
        .hasMessageStartingWith("BROKER_UNREACHABLE")
        .hasMessageContaining("certification path");
  }
}
