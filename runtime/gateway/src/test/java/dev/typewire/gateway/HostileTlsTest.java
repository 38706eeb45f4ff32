package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typewire.gateway.HostileClient.Outcome;
import dev.typewire.gateway.limit.Limits;
import dev.typewire.runtime.token.TokenOptions;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Spoiled TLS, and what is spoiled within good TLS: the same as without it. */
@Timeout(300)
class HostileTlsTest extends GatewayTest {
  private static final int ROUNDS = 200;
  private static final int SPOILED_RECORDS = 64;
  private static final long SEED = 20260822;
  private static final Duration IDLE = Duration.ofSeconds(5);
  private static final Duration LIFETIME = Duration.ofMinutes(10);
  private static final byte[] REQUEST =
      "GET /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  /** The hello, a change of cipher that changes nothing, the end of the handshake, the request. */
  private static final int RECORDS = 4;

  private static final int AT_ONCE = 32;

  @TempDir static Path folder;
  private static TestCertificate certificate;
  private static SSLContext trusting;

  private final PrintStream systemErr = System.err;
  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
  private final AtomicInteger alerts = new AtomicInteger();
  private String token;
  private SocketClient follower;

  @BeforeAll
  static void makeCertificate() throws Exception {
    certificate = TestCertificate.make(folder, "EC");
    certificate.write(folder.resolve("chain.pem"), folder.resolve("key.pem"));
    trusting = certificate.trustedByClient();
  }

  @Override
  Gateway.Builder configure(Gateway.Builder builder) {
    return super.configure(builder)
        .tls(folder.resolve("chain.pem"), folder.resolve("key.pem"))
        .compression()
        .closeGrace(Duration.ofMillis(20))
        .limits(
            Limits.defaults().frameBytes(HostileClient.MAX_FRAME).idleTime(IDLE).headTime(IDLE));
  }

  @BeforeEach
  void listen() {
    System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
    token = token(LIFETIME, "order:1/step");
    HttpClient overTls = HttpClient.newBuilder().sslContext(trusting).build();
    follower = SocketClient.plainOverTls(overTls, gateway.port(), token);
    sockets.add(follower);
  }

  @AfterEach
  void nobodyElseNoticed() {
    System.setErr(systemErr);
    publish("order:1", "step", "1");
    follower.next("data");
    assertThat(logged.toString(StandardCharsets.UTF_8)).doesNotContain("ERROR", "WARN");
  }

  @Test
  void whateverComesInOverTls_isAnsweredOrEndsWithACode() throws Exception {
    String publisher =
        realtime.tokens().mint(TokenOptions.lasting(LIFETIME).withPublish(), List.of()).key();
    try (HostileRounds rounds =
        new HostileRounds(this::socket, IDLE, SEED, KEY, token, publisher)) {
      for (int round = 0; round < ROUNDS; round++) {
        rounds.next();
      }
      assertThat(rounds.outcomes()).containsKeys(Outcome.ANSWERED, Outcome.GOES_ON, Outcome.CLOSED);
    }
  }

  private Socket socket() throws IOException {
    return trusting.getSocketFactory().createSocket("127.0.0.1", gateway.port());
  }

  @Test
  void spoiledRecords_endTheirConnection_withAnAlertIfTheyFollowAGoodHello() throws Exception {
    Mutator mutator = new Mutator(SEED);
    ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE);
    List<Future<?>> ends = new ArrayList<>();
    for (int round = 0; round < SPOILED_RECORDS; round++) {
      int good = round % RECORDS;
      long seed = mutator.below(Integer.MAX_VALUE);
      ends.add(clients.submit(() -> talk(good, new Mutator(seed))));
    }
    for (Future<?> end : ends) {
      end.get(2, TimeUnit.MINUTES);
    }
    clients.shutdown();
    assertThat(alerts).hasPositiveValue();
  }

  /** Asks something over TLS of which one record is spoiled. */
  private Void talk(int good, Mutator mutator) throws IOException {
    long startedAt = System.nanoTime();
    try (SpoiledSocket spoiled = new SpoiledSocket(gateway.port(), good, mutator)) {
      spoiled.setSoTimeout(60_000);
      try {
        Socket socket =
            trusting.getSocketFactory().createSocket(spoiled, "127.0.0.1", gateway.port(), true);
        socket.getOutputStream().write(REQUEST);
        DataInputStream answer = new DataInputStream(socket.getInputStream());
        if (HttpAnswer.read(answer).isPresent()) {
          return null; // spoiled where it does not matter
        }
      } catch (SSLException e) {
        if (e.getMessage().startsWith("Received fatal alert")) {
          alerts.incrementAndGet();
          return null;
        }
        if (!e.getMessage().startsWith("Remote host terminated")) {
          return null; // the client found that the handshake was spoiled
        }
      } catch (SocketException e) {
        // The end, too.
      }
      Duration time = Duration.ofNanos(System.nanoTime() - startedAt);
      boolean isHello = good == 0; // some of them Java's TLS ends without an alert
      assertThat(isHello || !spoiled.hasSentRecords() || time.compareTo(IDLE) >= 0)
          .as("was cut off without a word after %s records, in %s", good, time)
          .isTrue();
      return null;
    }
  }
}
