package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.typewire.runtime.Realtime;
import dev.typewire.runtime.broker.InMemoryBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients, networks and gateways that fail: who follows the protocol is told everything once. */
@Timeout(300)
class FaultsTest extends GatewayTest {
  private static final Duration SILENCE = Duration.ofMillis(900);

  private final InMemoryBroker broker = InMemoryBroker.create();
  private final List<Following> followers = new ArrayList<>();
  private final MeterValues meters = new MeterValues();

  @Override
  Realtime newRealtime() {
    return Realtime.builder().broker(broker).signingKey(KEY).build();
  }

  @Override
  Gateway.Builder configure(Gateway.Builder builder) {
    return super.configure(builder)
        .pingInterval(Duration.ofMillis(200))
        .maxQueuedBytes(256 << 10)
        .metrics(meters.registry)
        .drain(Duration.ofMillis(300));
  }

  @AfterEach
  void end() {
    followers.forEach(Following::close);
  }

  private String tokenFor(Track track) {
    return token(
        track.topics.stream().map(topic -> track.channel + "/" + topic).toArray(String[]::new));
  }

  private Following v1(int port, String channel, String topic) {
    Track track = new Track(channel, Set.of(topic), true);
    return start(new V1Follower(port, SILENCE, this::tokenFor, List.of(track)));
  }

  private Following events(int port, String channel, String topic) {
    Track track = new Track(channel, Set.of(topic), false);
    return start(new EventsFollower(port, SILENCE, this::tokenFor, track));
  }

  private Following start(Following follower) {
    followers.add(follower);
    follower.start();
    return follower;
  }

  private void publishAll(String channel, String topic, int count) {
    IntStream.range(0, count).forEach(n -> publish(channel, topic, "" + n));
  }

  private void awaitLive() {
    await().until(() -> followers.stream().allMatch(Following::isLive));
  }

  /** Everybody is told everything, and nothing else. */
  private void assertAllTold(Ledger ledger) {
    await().until(() -> areAllTold(ledger));
    assertNoFaults(ledger);
  }

  /** The same, where a plain client that had to come back has missed the last one for good. */
  private void assertAllToldInTheEnd(Ledger ledger) {
    await()
        .until(
            () -> {
              awaitLive();
              publish("busy:1", "tick", "\"one more\"");
              return isSoon(() -> areAllTold(ledger));
            });
    assertNoFaults(ledger);
  }

  private static boolean isSoon(BooleanSupplier condition) {
    for (int look = 0; look < 100 && !condition.getAsBoolean(); look++) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    return condition.getAsBoolean();
  }

  private boolean areAllTold(Ledger ledger) {
    return followers.stream().allMatch(f -> ledger.isAllToldTo(f.tracks().get(0)));
  }

  private void assertNoFaults(Ledger ledger) {
    for (Following follower : followers) {
      assertThat(ledger.faultOf(follower.tracks().get(0))).isEmpty();
      assertThat(follower.faults()).isEmpty();
    }
  }

  private void assertNoGaps() {
    assertThat(followers)
        .allSatisfy(
            follower -> assertThat(follower.tracks().get(0).count(Track.Kind.GAP)).isZero());
  }

  @Test
  void clientsThatAreKilled_areToldEverythingOnceWhenTheyComeBack() {
    try (Ledger ledger = new Ledger(broker, "busy:1")) {
      Following v1 = v1(gateway.port(), "busy:1", "tick");
      Following events = events(gateway.port(), "busy:1", "tick");
      awaitLive();
      for (int kill = 0; kill < 20; kill++) {
        int before = ledger.size();
        Following victim = kill % 2 == 0 ? v1 : events;
        int connections = victim.connections();
        publishAll("busy:1", "tick", 30);
        victim.reset();
        publishAll("busy:1", "tick", 30);
        assertThat(ledger.size()).isEqualTo(before + 60);
        await().until(() -> victim.connections() > connections); // it takes a moment to notice
        awaitLive();
      }
      assertAllTold(ledger);
      assertNoGaps();
      assertThat(v1.connections()).isGreaterThanOrEqualTo(10);
      assertThat(events.connections()).isGreaterThanOrEqualTo(10);
    }
  }

  @Test
  void networkThatIsDeadForLessThanTheHistory_losesNothing() {
    try (Ledger ledger = new Ledger(broker, "order:1");
        Network network = new Network(gateway.port())) {
      v1(network.port(), "order:1", "step");
      events(network.port(), "order:1", "step");
      awaitLive();
      publishAll("order:1", "step", 10);
      assertAllTold(ledger);
      network.swallow();
      publishAll("order:1", "step", 200);
      await().until(() -> followers.stream().noneMatch(Following::isLive));
      network.heal();
      awaitLive();
      publishAll("order:1", "step", 10);
      assertAllTold(ledger);
      assertNoGaps();
    }
  }

  @Test
  void networkThatIsDeadForLongerThanTheHistory_isAGapThatIsSaid() {
    try (Ledger ledger = new Ledger(broker, "order:1");
        Network network = new Network(gateway.port())) {
      v1(network.port(), "order:1", "step");
      events(network.port(), "order:1", "step");
      awaitLive();
      publishAll("order:1", "step", 10);
      assertAllTold(ledger);
      network.swallow();
      publishAll("order:1", "step", 400);
      await().until(() -> followers.stream().noneMatch(Following::isLive));
      network.heal();
      awaitLive();
      publishAll("order:1", "step", 10);
      assertAllTold(ledger);
      for (Following follower : followers) {
        Track track = follower.tracks().get(0);
        assertThat(track.count(Track.Kind.GAP)).isEqualTo(1);
        assertThat(track.count(Track.Kind.MESSAGE)).isEqualTo(10 + 256 + 10);
      }
    }
  }

  @Test
  void gatewayThatRestartsUnder200Clients_losesNothing() throws Exception {
    int port = gateway.port();
    AtomicBoolean publishing = new AtomicBoolean(true);
    ExecutorService publishers = Executors.newFixedThreadPool(2);
    try (Ledger ledger = new Ledger(broker, "busy:1")) {
      IntStream.range(0, 200).forEach(i -> v1(port, "busy:1", "tick"));
      awaitLive();
      for (int p = 0; p < 2; p++) {
        publishers.execute(
            () -> {
              while (publishing.get()) {
                publish("busy:1", "tick", "1");
                LockSupport.parkNanos(40_000_000);
              }
            });
      }
      for (int restart = 1; restart <= 2; restart++) {
        int connections = 1 + restart;
        int before = ledger.size();
        await().until(() -> ledger.size() > before + 30);
        gateway.close();
        gateway = configure(Gateway.builder(realtime)).port(port).start();
        await().until(() -> followers.stream().allMatch(each -> each.connections() >= connections));
        awaitLive();
      }
      publishing.set(false);
      publishers.shutdown();
      assertThat(publishers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
      publish("busy:1", "tick", "\"last\"");
      assertAllTold(ledger);
      assertNoGaps();
    }
  }

  @Test
  void clientThatStopsReading_isClosed_andToldTheRestLater() {
    String large = "\"" + "x".repeat(100_000) + "\"";
    try (Ledger ledger = new Ledger(broker, "busy:1")) {
      Track track = new Track("busy:1", Set.of("tick"), true);
      Following slow =
          start(
              new V1Follower(
                  gateway.port(), Duration.ofSeconds(20), this::tokenFor, List.of(track)));
      awaitLive();
      slow.hold();
      IntStream.range(0, 150).forEach(n -> publish("busy:1", "tick", large));
      await().until(() -> meters.of("slow.consumers", "policy", "closed") == 1);
      slow.goOn();
      await().until(() -> slow.connections() >= 2);
      assertAllTold(ledger);
      assertNoGaps();
    }
  }

  @Test
  void burstsOfPublishers_reachEverybodyInOneOrder() throws Exception {
    try (Ledger ledger = new Ledger(broker, "busy:1")) {
      for (int i = 0; i < 5; i++) {
        v1(gateway.port(), "busy:1", "tick");
        events(gateway.port(), "busy:1", "tick");
        Track track = new Track("busy:1", Set.of("tick"), false);
        start(new PlainFollower(gateway.port(), SILENCE, this::tokenFor, track));
      }
      awaitLive();
      ExecutorService publishers = Executors.newFixedThreadPool(6);
      for (int burst = 0; burst < 6; burst++) {
        publishers.execute(() -> publishAll("busy:1", "tick", 1_000));
      }
      publishers.shutdown();
      assertThat(publishers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
      assertThat(ledger.size()).isEqualTo(6_000);
      assertAllToldInTheEnd(ledger);
    }
  }
}
