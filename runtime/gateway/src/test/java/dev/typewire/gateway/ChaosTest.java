package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.typewire.runtime.ChannelDefinition;
import dev.typewire.runtime.ChannelRef;
import dev.typewire.runtime.PublishOptions;
import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.RunStatus;
import dev.typewire.runtime.TopicStream;
import dev.typewire.runtime.broker.InMemoryBroker;
import dev.typewire.runtime.broker.Payload;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Everything that can go wrong, at once and at random: whoever follows the protocol is told the
 * broker's own order, each message once, and of every gap.
 *
 * <p>{@code -Dtypewire.chaos.seconds=10} makes it shorter, {@code -Dtypewire.chaos.seed=} repeats a
 * choice of faults, though not how the threads meet.
 */
@Timeout(600)
class ChaosTest extends GatewayTest {
  private static final long SECONDS = Long.getLong("typewire.chaos.seconds", 120);
  private static final long SEED = Long.getLong("typewire.chaos.seed", System.nanoTime());
  private static final Duration SILENCE = Duration.ofMillis(1_500);
  private static final int PUBLISHERS = 6;
  private static final int V1_CLIENTS = 20;
  private static final int EVENT_CLIENTS = 12;
  private static final int PLAIN_CLIENTS = 8;
  private static final String LARGE = "\"" + "x".repeat(60_000) + "\"";

  /** {@code short} keeps two messages, {@code order:…} 256, {@code busy:1} all of them. */
  private static final Map<String, List<String>> TOPICS =
      Map.of(
          "order:1", List.of("step", "log"),
          "order:2", List.of("step", "log"),
          "busy:1", List.of("tick"),
          "market", List.of("trade"),
          "short", List.of("step"));

  private static final List<String> CHANNELS =
      List.copyOf(TOPICS.keySet().stream().sorted().toList());

  private final InMemoryBroker broker = InMemoryBroker.create();
  private final Map<String, Ledger> ledgers = new LinkedHashMap<>();
  private final List<Following> followers = new ArrayList<>();
  private final List<Network> networks = new ArrayList<>();
  private final AtomicInteger published = new AtomicInteger();
  private final ConcurrentLinkedQueue<String> tokenIds = new ConcurrentLinkedQueue<>();
  private volatile boolean publishing = true;
  private volatile boolean tokensEnd = true;

  @Override
  Realtime newRealtime() {
    return Realtime.builder().broker(broker).signingKey(KEY).build();
  }

  @Override
  Gateway.Builder configure(Gateway.Builder builder) {
    return super.configure(builder)
        .pingInterval(Duration.ofMillis(300))
        .maxQueuedBytes(256 << 10)
        .drain(Duration.ofMillis(200));
  }

  @AfterEach
  void end() {
    publishing = false;
    followers.forEach(Following::close);
    networks.forEach(Network::close);
    ledgers.values().forEach(Ledger::close);
  }

  @Test
  void everybodyIsToldTheChannelsOrder() throws Exception {
    System.out.printf("Chaos for %s s: -Dtypewire.chaos.seed=%s%n", SECONDS, SEED);
    Random random = new Random(SEED);
    CHANNELS.forEach(channel -> ledgers.put(channel, new Ledger(broker, channel)));
    for (int i = 0; i < 3; i++) {
      networks.add(new Network(gateway.port()));
    }
    connect(random);
    ExecutorService publishers = Executors.newFixedThreadPool(PUBLISHERS);
    List<CompletableFuture<Void>> work = new ArrayList<>();
    for (int p = 0; p < PUBLISHERS; p++) {
      boolean overHttp = p < 2;
      Random own = new Random(SEED + p);
      work.add(CompletableFuture.runAsync(() -> publish(own, overHttp), publishers));
    }
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (System.nanoTime() < deadline) {
      fault(random);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(60)));
    }
    calm(work);
    publishers.shutdown();
    assertEverythingWasTold();
  }

  private void connect(Random random) {
    for (int i = 0; i < V1_CLIENTS; i++) {
      List<Track> tracks = new ArrayList<>();
      for (int t = i % 3; t >= 0; t--) {
        String channel = CHANNELS.get((i + t) % CHANNELS.size());
        tracks.add(new Track(channel, Set.copyOf(TOPICS.get(channel)), true));
      }
      start(new V1Follower(port(random), SILENCE, this::tokenFor, tracks));
    }
    for (int i = 0; i < EVENT_CLIENTS; i++) {
      start(new EventsFollower(port(random), SILENCE, this::tokenFor, track(i)));
    }
    for (int i = 0; i < PLAIN_CLIENTS; i++) {
      start(new PlainFollower(port(random), SILENCE, this::tokenFor, track(i)));
    }
    awaitLive();
  }

  private static Track track(int index) {
    String channel = CHANNELS.get(index % CHANNELS.size());
    return new Track(channel, Set.copyOf(TOPICS.get(channel)), false);
  }

  /** Of the gateway, or of a network before it. */
  private int port(Random random) {
    return random.nextBoolean()
        ? gateway.port()
        : networks.get(random.nextInt(networks.size())).port();
  }

  private void start(Following follower) {
    followers.add(follower);
    follower.start();
  }

  private void awaitLive() {
    await().until(() -> followers.stream().allMatch(Following::isLive));
  }

  private String tokenFor(Track track) {
    Duration lifetime = Duration.ofSeconds(tokensEnd && tokenIds.size() % 3 == 0 ? 2 : 60);
    String token =
        token(
            lifetime,
            track.topics.stream().map(topic -> track.channel + "/" + topic).toArray(String[]::new));
    tokenIds.add(realtime.tokens().verify(token).id());
    return token;
  }

  private void fault(Random random) {
    Following victim = followers.get(random.nextInt(followers.size()));
    Network network = networks.get(random.nextInt(networks.size()));
    switch (random.nextInt(100)) {
      case 0 -> restart();
      case 1, 2, 3 -> network.swallow();
      case 4, 5, 6, 7, 8, 9, 10 -> network.heal();
      case 11, 12, 13 -> burst(random, LARGE, 60);
      case 14, 15, 16, 17 -> burst(random, "\"burst\"", 400);
      case 18, 19 -> stall(random, victim);
      case 20, 21, 22 -> revoke(random);
      default -> {
        if (random.nextInt(3) == 0 && victim instanceof V1Follower v1) {
          v1.subscribeAnew();
        } else {
          victim.reset();
        }
      }
    }
  }

  private void restart() {
    int port = gateway.port();
    gateway.close();
    gateway = configure(Gateway.builder(realtime)).port(port).start();
  }

  private void burst(Random random, String json, int count) {
    String channel = json.equals(LARGE) ? "market" : CHANNELS.get(random.nextInt(CHANNELS.size()));
    String topic = TOPICS.get(channel).get(0);
    for (int i = 0; i < count; i++) {
      publish(channel, topic, json);
    }
  }

  /** One stops reading while much is published. */
  private void stall(Random random, Following victim) {
    victim.hold();
    burst(random, LARGE, 100);
    victim.goOn();
  }

  private void revoke(Random random) {
    List<String> ids = List.copyOf(tokenIds);
    int latest = Math.min(ids.size(), 80);
    realtime.tokens().revoke(ids.get(ids.size() - 1 - random.nextInt(latest)));
  }

  private void publish(Random random, boolean overHttp) {
    int count = 0;
    while (publishing) {
      String channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
      String topic = TOPICS.get(channel).get(random.nextInt(TOPICS.get(channel).size()));
      String payload =
          "{\"n\":%s,\"text\":\"%s\"}".formatted(count++, "y".repeat(random.nextInt(2_000)));
      if (overHttp) {
        publishOverHttp(channel, topic, payload, "key-" + random.nextLong());
      } else if (random.nextInt(20) == 0) {
        chunks(channel, topic, random.nextInt(10));
      } else if (random.nextInt(20) == 0) {
        realtime.durable("run-" + count).publishStatus(ref(channel), RunStatus.RUNNING);
      } else {
        publish(channel, topic, payload);
      }
      published.incrementAndGet();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(20)));
    }
  }

  /** Tries again with the same key until it is told that the message is there. */
  private void publishOverHttp(String channel, String topic, String payload, String key) {
    HttpRequest request =
        post(
                "/v1/realtime/publish?channel=%s&topic=%s&idempotency_key=%s"
                    .formatted(channel, topic, key),
                payload)
            .timeout(Duration.ofSeconds(5))
            .build();
    boolean there = false;
    while (!there && publishing) {
      try {
        there = http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 200;
      } catch (IOException e) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10)); // the gateway restarts
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private void chunks(String channel, String topic, int count) {
    TopicStream<Payload> stream = realtime.streamJson(channel, topic, PublishOptions.NONE);
    for (int i = 0; i < count; i++) {
      stream.write(Payload.ofJson(("\"" + i + "\"").getBytes(StandardCharsets.UTF_8)));
    }
    stream.end();
  }

  private static ChannelRef ref(String name) {
    return new ChannelRef() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public ChannelDefinition definition() {
        int history =
            switch (name) {
              case "short" -> 2;
              case "market" -> 1_000;
              case "busy:1" -> 100_000;
              default -> 256;
            };
        return new ChannelDefinition(name, history, Duration.ofMinutes(10), List.of());
      }
    };
  }

  /** Ends all faults, and lets everybody come back. */
  private void calm(List<CompletableFuture<Void>> work) throws Exception {
    publishing = false;
    for (CompletableFuture<Void> publisher : work) {
      publisher.get(60, TimeUnit.SECONDS);
    }
    tokensEnd = false;
    networks.forEach(Network::heal);
    followers.forEach(Following::reset);
    awaitLive();
  }

  private void assertEverythingWasTold() {
    await().until(this::isTheLastToldToAll);
    assertThat(faults(false)).isEmpty();
    long messages = CHANNELS.stream().mapToLong(c -> sum(Track.Kind.MESSAGE, c)).sum();
    Map<String, Long> gaps = new LinkedHashMap<>();
    CHANNELS.forEach(channel -> gaps.put(channel, sum(Track.Kind.GAP, channel)));
    long connections = followers.stream().mapToLong(Following::connections).sum();
    System.out.printf(
        "Chaos: %s messages in the ledgers, %s told, gaps said %s, %s connections%n",
        ledgers.values().stream().mapToInt(Ledger::size).sum(), messages, gaps, connections);
    assertThat(messages).isGreaterThan(published.get());
    assertThat(sum(Track.Kind.GAP, "busy:1")).isZero();
    assertThat(connections).isGreaterThan(followers.size());
  }

  /** A plain client that just had to come back has missed the last one: there is another then. */
  private boolean isTheLastToldToAll() {
    awaitLive();
    CHANNELS.forEach(channel -> publish(channel, TOPICS.get(channel).get(0), "\"last\""));
    for (int look = 0; look < 100 && !faults(true).isEmpty(); look++) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    return faults(true).isEmpty();
  }

  private long sum(Track.Kind kind, String channel) {
    return followers.stream()
        .flatMap(follower -> follower.tracks().stream())
        .filter(track -> track.channel.equals(channel))
        .mapToLong(track -> track.count(kind))
        .sum();
  }

  /** Who has not been told the last message, or else what anybody was told wrongly. */
  private List<String> faults(boolean onlyUntold) {
    List<String> faults = new ArrayList<>();
    for (Following follower : followers) {
      for (Track track : follower.tracks()) {
        Ledger ledger = ledgers.get(track.channel);
        String who = follower.getClass().getSimpleName() + " of " + track.channel + ": ";
        if (!onlyUntold) {
          ledger.faultOf(track).ifPresent(fault -> faults.add(who + fault));
          follower.faults().forEach(fault -> faults.add(who + fault));
        } else if (!ledger.isAllToldTo(track)) {
          faults.add(who + "not all");
        }
      }
    }
    return faults;
  }
}
