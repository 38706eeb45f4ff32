package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.typewire.runtime.Gap;
import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.broker.Broker;
import dev.typewire.runtime.broker.BrokerListener;
import dev.typewire.runtime.broker.InMemoryBroker;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every meter, over real sockets. */
@Timeout(300)
@SuppressWarnings("try") // connections that only have to be open
class MetricsTest extends GatewayTest {
  private static final String TO_STEP = "/v1/realtime/publish?channel=order:42&topic=step";
  private static final String FILLER = "x".repeat(50_000);

  private final MeterValues meters = new MeterValues();

  /** Each has the broker lose a live message of order:42 for one of its subscriptions. */
  private final List<Runnable> losses = new CopyOnWriteArrayList<>();

  @Override
  Realtime newRealtime() {
    return Realtime.builder().signingKey(KEY).broker(losing(InMemoryBroker.create())).build();
  }

  private Broker losing(Broker broker) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (method.getName().equals("subscribe") && arguments[0].equals("order:42")) {
            BrokerListener listener = (BrokerListener) arguments[3];
            Gap gap = new Gap("order:42", new MessageId("e", 1), new MessageId("e", 2));
            losses.add(() -> ((Executor) arguments[2]).execute(() -> listener.onGap(gap)));
          }
          return method.invoke(broker, arguments);
        };
    return (Broker)
        Proxy.newProxyInstance(
            Broker.class.getClassLoader(), new Class<?>[] {Broker.class}, handler);
  }

  @Override
  Gateway.Builder configure(Gateway.Builder builder) {
    return super.configure(builder).maxQueuedBytes(400 << 10).metrics(meters.registry);
  }

  private double value(String name, String... tags) {
    return meters.of(name, tags);
  }

  private void awaitValue(double wanted, String name, String... tags) {
    await().untilAsserted(() -> assertThat(value(name, tags)).as(name).isEqualTo(wanted));
  }

  private SseClient sse(String query) {
    String token = token("order:42/step");
    return new SseClient(
        http,
        HttpRequest.newBuilder(uri("/v1/realtime/sse" + query))
            .header("Authorization", "Bearer " + token));
  }

  private SocketClient v1(String channel, String topic, String after) {
    SocketClient client = v1();
    client.subscribe("1", token(channel + "/" + topic), channel, topic, after);
    client.next("subscribed");
    return client;
  }

  private RawSocket slow(String topic) {
    RawSocket socket = RawSocket.connectV1(gateway.port());
    String sub =
        "{\"kind\":\"sub\",\"sub\":\"1\",\"token\":\"%s\",\"channel\":\"market\",\"topics\":[\"%s\"]}"
            .formatted(token("market/" + topic), topic);
    socket.sendFrame(1, sub.getBytes(StandardCharsets.UTF_8));
    assertThat(socket.readFrame()).contains("subscribed");
    assertThat(socket.readFrame()).contains("live");
    return socket;
  }

  @Test
  void connectionsAndSubscriptions_areThoseThatAreOpen() {
    SocketClient v1 = v1("order:42", "step", null);
    v1.subscribe("2", token("order:42/log", "order:43/step"), "order:43", "step", null);
    plain(token("order:42/step", "order:44/step"));
    try (SseClient plainStream = sse("");
        SseClient v1Stream = sse("?protocol=typewire.v1")) {
      awaitValue(1, "connections", "transport", "websocket", "dialect", "v1");
      awaitValue(1, "connections", "transport", "websocket", "dialect", "plain");
      awaitValue(1, "connections", "transport", "sse", "dialect", "v1");
      awaitValue(1, "connections", "transport", "sse", "dialect", "plain");
      awaitValue(6, "subscriptions");
      sockets.forEach(SocketClient::abort);
      awaitValue(0, "connections", "transport", "websocket");
      awaitValue(2, "subscriptions");
    }
    awaitValue(0, "connections");
    awaitValue(0, "subscriptions");
  }

  @Test
  void whatGoesOut_isCountedForEachConnection_andItsDelayOnceForAnEventLoop() {
    String first = publish("order:42", "step", "0").id().toString();
    publish("order:42", "step", "1");
    SocketClient v1 = v1("order:42", "step", first);
    assertThat(v1.next("data").path("data").asInt()).isEqualTo(1);
    v1.next("live");
    plain(token("order:42/step"));
    plain(token("order:42/step"));
    try (SseClient stream = sse("")) {
      assertThat(stream.next()).containsKey("");
      assertThat(stream.next()).containsKey("id");
      await().until(() -> value("subscriptions") == 4);
      double before = value("bytes.out", "transport", "websocket");
      publish("order:42", "log", "\"nobody follows\"");
      publish("order:42", "step", "\"" + FILLER + "\"");
      awaitValue(4, "messages.out", "transport", "websocket"); // with the past one
      awaitValue(2, "messages.out", "transport", "websocket", "dialect", "v1");
      awaitValue(1, "messages.out", "transport", "sse");
      assertThat(value("bytes.out", "transport", "websocket") - before)
          .isBetween(150_000.0, 152_000.0);
      assertThat(value("bytes.out", "transport", "sse")).isBetween(50_000.0, 51_000.0);
      Timer delivery = meters.registry.get("typewire.gateway.delivery").timer();
      await().until(() -> delivery.count() >= 1);
      assertThat(delivery.count()).isLessThanOrEqualTo(Runtime.getRuntime().availableProcessors());
      assertThat(delivery.max(TimeUnit.SECONDS)).isBetween(0.0, 10.0);
    }
  }

  @Test
  void publishesOverHttp_areCountedByTheirOutcome() {
    assertThat(send(post(TO_STEP + "&topic=log&idempotency_key=k", "1")).statusCode())
        .isEqualTo(200);
    assertThat(send(post(TO_STEP + "&topic=log&idempotency_key=k", "1")).statusCode())
        .isEqualTo(200);
    assertThat(value("messages.in", "outcome", "accepted")).isEqualTo(2);
    assertThat(value("messages.in", "outcome", "duplicate")).isEqualTo(2);
    send(post(TO_STEP, "chunk").header("Content-Type", "text/stream"));
    assertThat(value("messages.in", "outcome", "accepted")).isEqualTo(3);
    send(post("/v1/realtime/publish/tee?channel=order:42", "raw"));
    assertThat(value("messages.in", "outcome", "accepted")).isEqualTo(4);
    send(post(TO_STEP + "&metadata=x", "1"));
    send(post("/v1/realtime/publish/tee", "raw"));
    assertThat(value("messages.in", "outcome", "refused")).isEqualTo(2);
    realtime.broker().close();
    assertThat(send(post(TO_STEP, "1")).statusCode()).isEqualTo(503);
    assertThat(value("messages.in", "outcome", "failed")).isEqualTo(1);
    assertThat(value("messages.in")).isEqualTo(9);
  }

  @Test
  void refusals_areCountedByTheirCode() {
    HttpRequest.Builder publish =
        HttpRequest.newBuilder(uri(TO_STEP)).POST(HttpRequest.BodyPublishers.ofString("1"));
    send(publish);
    awaitValue(1, "refusals", "code", "TOKEN_MISSING");
    send(publish.setHeader("Authorization", "Bearer wrong"));
    awaitValue(1, "refusals", "code", "PUBLISH_FORBIDDEN");
    send(HttpRequest.newBuilder(uri("/v1/realtime/sse?token=a.b.c")));
    awaitValue(1, "refusals", "code", "TOKEN_INVALID");
    SocketClient client = v1();
    client.subscribe("1", "a.b.c", "order:42", "step", null);
    awaitValue(2, "refusals", "code", "TOKEN_INVALID");
    client.subscribe("1", token("order:42/log"), "order:42", "step", null);
    awaitValue(1, "refusals", "code", "TOPIC_FORBIDDEN");
    plain(token("order:42/step")).send("{\"kind\":\"sub\",\"data\":\"a.b.c\"}");
    awaitValue(3, "refusals", "code", "TOKEN_INVALID");
    send(HttpRequest.newBuilder(uri("/v1/realtime/sse")).header("Origin", "https://evil.example"));
    awaitValue(1, "refusals", "code", "ORIGIN_FORBIDDEN");
    String tooLarge = "x".repeat((512 << 10) + 1);
    send(post(TO_STEP, tooLarge));
    awaitValue(1, "refusals", "code", "PAYLOAD_TOO_LARGE");
    awaitValue(8, "refusals");
  }

  @Test
  void resumes_areCountedByWhetherAllWasRecovered() {
    String id = publish("short", "step", "0").id().toString();
    v1("short", "step", id);
    awaitValue(1, "resumes", "recovered", "true");
    for (int n = 1; n < 5; n++) {
      publish("short", "step", "" + n); // the channel keeps two
    }
    v1("short", "step", id);
    awaitValue(1, "resumes", "recovered", "false");
    v1("short", "step", null);
    String orders = publish("order:42", "step", "0").id().toString();
    try (SseClient stream = sse("?lastEventId=" + orders)) {
      awaitValue(2, "resumes", "recovered", "true");
      assertThat(value("resumes")).isEqualTo(3);
    }
  }

  @Test
  void gaps_areCountedForEachThatMissesMessages() {
    SocketClient v1 = v1("order:42", "step", null);
    v1.next("live");
    plain(token("order:42/step"));
    awaitValue(2, "subscriptions");
    losses.forEach(Runnable::run);
    v1.next("gap");
    awaitValue(2, "gaps");
  }

  @Test
  void slowClientThatHasToComeBack_isCounted_andWhatWaitsForItBeforeThat() {
    SocketClient fast = plain(token("market/trade"));
    try (RawSocket slow = slow("trade")) {
      awaitValue(0, "queued");
      double most = 0;
      int published = 0;
      while (value("slow.consumers", "policy", "closed") == 0) {
        publish("market", "trade", "\"" + FILLER + "\"");
        fast.next("data");
        double all = ++published;
        await() // the slow one may be on another event loop
            .pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofMillis(1))
            .until(
                () ->
                    value("messages.out", "dialect", "v1") == all
                        || value("slow.consumers", "policy", "closed") > 0);
        most = Math.max(most, value("queued"));
      }
      assertThat(most).isGreaterThan(100_000);
    }
    awaitValue(1, "slow.consumers");
    awaitValue(0, "queued");
  }

  @Test
  void messagesThatAreLeftOut_areCounted_andWhatWaitsForThemIsQueued() {
    SocketClient fast = plain(token("market/news", "market/price"));
    try (RawSocket news = slow("news");
        RawSocket price = slow("price")) {
      double most = 0;
      while (value("slow.consumers", "policy", "dropped") < 10) {
        publish("market", "news", "\"" + FILLER + "\"");
        publish("market", "price", "\"" + FILLER + "\"");
        fast.next(2);
        most = Math.max(most, value("queued"));
      }
      assertThat(most).isGreaterThan(300_000);
      assertThat(value("slow.consumers", "policy", "closed")).isZero();
    }
    awaitValue(0, "queued");
  }

  @Test
  void noTag_holdsWhatHasNoEnd() {
    plain(token("order:42/step"));
    send(post(TO_STEP, "1"));
    send(post("/v1/nothing", "1"));
    List<String> tags =
        meters.registry.getMeters().stream()
            .map(Meter::getId)
            .flatMap(id -> id.getTags().stream())
            .map(tag -> tag.getKey())
            .distinct()
            .toList();
    assertThat(tags)
        .containsExactlyInAnyOrder(
            "transport", "dialect", "outcome", "policy", "recovered", "code");
  }

  @Test
  void registry_servesOneGatewayAtATime() {
    assertThatThrownBy(() -> configure(Gateway.builder(realtime)).start())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Another gateway counts in this registry");
    gateway.close();
    assertThat(meters.registry.getMeters()).isEmpty();
    gateway = configure(Gateway.builder(realtime)).start();
    SimpleMeterRegistry other = new SimpleMeterRegistry();
    Gateway.Builder samePort =
        configure(Gateway.builder(realtime)).port(gateway.port()).metrics(other);
    assertThatThrownBy(samePort::start).isInstanceOf(UncheckedIOException.class);
    assertThat(other.getMeters()).isEmpty();
  }
}
