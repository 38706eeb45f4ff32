package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.typewire.gateway.HostileClient.Outcome;
import dev.typewire.gateway.limit.Limits;
import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.broker.InMemoryBroker;
import dev.typewire.runtime.token.TokenOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Spoiled requests, handshakes, tokens, queries, bodies and frames: what comes back is what
 * PROTOCOL.md knows, the connection goes on or ends with a code, and those who listen meanwhile get
 * every message and nothing else.
 */
@Timeout(300)
class HostileInputTest extends GatewayTest {
  private static final int ROUNDS = 600;
  private static final Duration IDLE = Duration.ofSeconds(2);
  private static final Duration LIFETIME = Duration.ofMinutes(10);

  private final CountingBroker broker = new CountingBroker(InMemoryBroker.create());
  private final PrintStream systemErr = System.err;
  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
  private String token;
  private SocketClient v1;
  private SocketClient plain;
  private SseClient events;

  @Override
  Realtime newRealtime() {
    return Realtime.builder().broker(broker).signingKey(KEY).build();
  }

  @Override
  Gateway.Builder configure(Gateway.Builder builder) {
    return super.configure(builder)
        .compression()
        .closeGrace(Duration.ofMillis(20))
        .limits(
            Limits.defaults()
                .keyPublishesPerSecond(1_000_000)
                .tokenPublishesPerSecond(1_000_000)
                .connectionsPerAddress(10_000)
                .frameBytes(HostileClient.MAX_FRAME)
                .idleTime(IDLE)
                .headTime(IDLE));
  }

  @BeforeEach
  void listen() {
    System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
    token = token(LIFETIME, "order:1/step");
    v1 = v1();
    v1.subscribe("1", token, "order:1", "step", null);
    v1.next(2);
    plain = plain(token);
    events = new SseClient(http, HttpRequest.newBuilder(uri("/v1/realtime/sse?token=" + token)));
    assertThat(events.next()).containsOnlyKeys(""); // a comment
    assertThat(events.next()).containsOnlyKeys("id");
  }

  @AfterEach
  void listenNoMore() {
    System.setErr(systemErr);
    events.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20260822})
  void whateverComesIn_isAnsweredOrEndsWithACode_andOthersNoticeNothing(long seed)
      throws Exception {
    int standing = broker.standing();
    try (HostileRounds rounds =
        new HostileRounds(
            () -> new Socket("127.0.0.1", gateway.port()), IDLE, seed, KEY, token, publisher())) {
      for (int round = 0; round < ROUNDS; round++) {
        rounds.next();
        if (round % 20 == 0) {
          assertAllHear(round);
        }
      }
      assertThat(rounds.outcomes())
          .containsKeys(Outcome.ANSWERED, Outcome.STREAMS, Outcome.GOES_ON, Outcome.CLOSED);
    }
    assertAllHear(ROUNDS);
    await().until(() -> broker.standing() == standing);
    assertThat(send(HttpRequest.newBuilder(uri("/health/ready"))).statusCode()).isEqualTo(200);
    assertThat(logged.toString(StandardCharsets.UTF_8)).doesNotContain("ERROR", "WARN");
  }

  private String publisher() {
    TokenOptions options = TokenOptions.lasting(LIFETIME).withPublish();
    return realtime.tokens().mint(options, List.of()).key();
  }

  private void assertAllHear(int number) {
    publish("order:1", "step", "" + number);
    assertThat(v1.next("data").path("data").asInt()).isEqualTo(number);
    assertThat(plain.next("data").path("data").asInt()).isEqualTo(number);
    Map<String, String> event = events.next();
    while (event.keySet().equals(Set.of(""))) {
      event = events.next(); // a comment
    }
    assertThat(event.get("data")).contains("\"data\":" + number + ",");
  }
}
