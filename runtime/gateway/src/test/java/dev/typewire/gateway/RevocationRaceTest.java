package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.typewire.gateway.limit.Limits;
import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.token.TokenOptions;
import dev.typewire.runtime.token.TopicGrant;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tokens that are taken back while somebody comes in with them, or renews. */
@Timeout(300)
class RevocationRaceTest extends GatewayTest {
  private static final int PAIRS = 8;
  private static final int ROUNDS = 20;

  private final MeterValues meters = new MeterValues();
  private final Queue<SocketClient> clients = new ConcurrentLinkedQueue<>();

  /** How long the broker takes; longer than the gateway takes to look at all tokens. */
  private volatile Supplier<CompletionStage<?>> delays =
      () ->
          CompletableFuture.runAsync(
              () -> {},
              CompletableFuture.delayedExecutor(
                  ThreadLocalRandom.current().nextInt(60), TimeUnit.MILLISECONDS));

  @Override
  Realtime newRealtime() {
    return Realtime.builder().broker(new TardyBroker(() -> delays.get())).signingKey(KEY).build();
  }

  @Override
  Gateway.Builder configure(Gateway.Builder builder) {
    return super.configure(builder)
        .metrics(meters.registry)
        .limits(Limits.defaults().connectionsPerAddress(10_000).connectionsPerSubject(10_000));
  }

  /** What the token that is taken back is used for meanwhile. */
  private enum Use {
    PLAIN_CONNECT,
    PLAIN_SUB,
    EVENTS,
    V1_SUB,
    V1_RENEW
  }

  private String tokenOf(String subject, String channel) {
    return realtime
        .tokens()
        .mint(TokenOptions.DEFAULT.forSubject(subject), List.of(new TopicGrant(channel, "step")))
        .key();
  }

  /**
   * Comes in with a token, or renews with it.
   *
   * @return tells whether the use is over: refused, or ended
   */
  private Supplier<Boolean> use(Use use, String token, String channel) {
    return switch (use) {
      case PLAIN_CONNECT -> plainConnect(token);
      case PLAIN_SUB -> plainSub(token, channel);
      case EVENTS -> events(token);
      case V1_SUB -> v1Sub(token, channel);
      case V1_RENEW -> v1Renew(token, channel);
    };
  }

  private Supplier<Boolean> plainConnect(String token) {
    try {
      return opened(SocketClient.plain(http, gateway.port(), token)).closed::isDone;
    } catch (CompletionException e) {
      return () -> true; // refused
    }
  }

  private SocketClient opened(SocketClient client) {
    clients.add(client);
    return client;
  }

  private Supplier<Boolean> plainSub(String token, String channel) {
    SocketClient client =
        opened(SocketClient.plain(http, gateway.port(), tokenOf("nobody", channel)));
    client.send("{\"kind\":\"sub\",\"data\":\"" + token + "\"}");
    return () -> client.closed.isDone() || hasError(client);
  }

  private Supplier<Boolean> v1Sub(String token, String channel) {
    SocketClient client = opened(SocketClient.v1(http, gateway.port()));
    client.subscribe("1", token, channel, "step", null);
    return () -> hasError(client);
  }

  private Supplier<Boolean> v1Renew(String token, String channel) {
    SocketClient client = opened(SocketClient.v1(http, gateway.port()));
    client.subscribe("1", tokenOf("nobody", channel), channel, "step", null);
    client.send("{\"kind\":\"renew\",\"sub\":\"1\",\"token\":\"" + token + "\"}");
    return () -> hasError(client);
  }

  private static boolean hasError(SocketClient client) {
    return client.frames.stream().anyMatch(RevocationRaceTest::isRevoked);
  }

  private static boolean isRevoked(JsonNode frame) {
    return frame.path("code").asString("").equals("TOKEN_REVOKED");
  }

  private Supplier<Boolean> events(String token) {
    HttpRequest request = HttpRequest.newBuilder(uri("/v1/realtime/sse?token=" + token)).build();
    return http.sendAsync(request, HttpResponse.BodyHandlers.ofString())::isDone;
  }

  private void revoke(boolean wholeSubject, String subject, String token) {
    if (wholeSubject) {
      realtime.tokens().revokeSubject(subject);
    } else {
      realtime.tokens().revoke(idOf(token));
    }
  }

  private static String idOf(String token) {
    String claims = token.split("\\.")[1];
    return JsonMapper.shared()
        .readTree(Base64.getUrlDecoder().decode(claims))
        .path("jti")
        .asString();
  }

  @ParameterizedTest
  @EnumSource
  void whoeverIsRevokedMeanwhile_isInNoMore_andNobodyElseIsOut(Use use) throws Exception {
    SocketClient stays = plain(tokenOf("bob", "order:0"));
    Map<String, Supplier<Boolean>> uses = new ConcurrentHashMap<>();
    ExecutorService threads = Executors.newFixedThreadPool(2 * PAIRS);
    CyclicBarrier barrier = new CyclicBarrier(2 * PAIRS);
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int pair = 0; pair < PAIRS; pair++) {
      List<String> subjects = names("ada", pair);
      List<String> channels = names("order:", pair);
      List<String> tokens =
          IntStream.range(0, ROUNDS)
              .mapToObj(round -> tokenOf(subjects.get(round), channels.get(round)))
              .toList();
      all.add(
          eachRound(
              threads,
              barrier,
              round ->
                  uses.put(subjects.get(round), use(use, tokens.get(round), channels.get(round)))));
      all.add(
          eachRound(
              threads,
              barrier,
              round -> {
                LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(10_000_000));
                revoke(round % 2 == 0, subjects.get(round), tokens.get(round));
              }));
    }
    CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).get(120, TimeUnit.SECONDS);
    threads.shutdown();
    assertThat(uses).hasSize(PAIRS * ROUNDS);
    await().untilAsserted(() -> assertThat(stillIn(uses)).isEmpty());
    assertThat(stays.closed).isNotDone();
    publish("order:0", "step", "7");
    assertThat(stays.next("data").path("data").asInt()).isEqualTo(7);
    clients.forEach(SocketClient::abort);
    stays.abort();
    await().until(() -> meters.of("subscriptions") == 0 && meters.of("connections") == 0);
  }

  private static List<String> stillIn(Map<String, Supplier<Boolean>> uses) {
    return uses.keySet().stream().filter(subject -> !uses.get(subject).get()).toList();
  }

  private static List<String> names(String prefix, int pair) {
    return IntStream.range(0, ROUNDS).mapToObj(round -> prefix + pair + "-" + round).toList();
  }

  private static CompletableFuture<Void> eachRound(
      ExecutorService threads, CyclicBarrier barrier, IntConsumer work) {
    return CompletableFuture.runAsync(
        () -> {
          for (int round = 0; round < ROUNDS; round++) {
            try {
              barrier.await(60, TimeUnit.SECONDS);
            } catch (Exception e) {
              throw new AssertionError(e);
            }
            work.accept(round);
          }
        },
        threads);
  }

  /** The gateway looks at all connections when a token is taken back: this one is none yet. */
  @Test
  void tokenThatIsRevoked_whileTheBrokerMakesItsConnectionWait_opensNone() {
    SocketClient first = plain(tokenOf("ada", "order:1"));
    CompletableFuture<Void> held = new CompletableFuture<>();
    CompletableFuture<Void> asked = new CompletableFuture<>();
    delays =
        () -> {
          asked.complete(null);
          return held;
        };
    String token = tokenOf("ada", "order:2");
    CompletableFuture<Supplier<Boolean>> second =
        CompletableFuture.supplyAsync(() -> plainConnect(token));
    asked.orTimeout(60, TimeUnit.SECONDS).join();
    realtime.tokens().revokeSubject("ada");
    assertThat(first.closeCode()).isEqualTo(1013); // so all have been looked at
    held.complete(null);
    await().until(second.orTimeout(60, TimeUnit.SECONDS).join()::get);
  }
}
