package dev.typewire.examples.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.typewire.runtime.Realtime;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FleetTest {
  private final Realtime realtime = Realtime.inMemory();
  private final Fleet fleet = new Fleet(realtime, InstantSource.system());
  private final Service checkout = Service.find("checkout").orElseThrow();
  private final List<Health> health = Collections.synchronizedList(new ArrayList<>());
  private final List<IncidentKind> incidents = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void close() {
    realtime.close();
  }

  @Test
  void restart_takesAFewTicks_andIsToldAtItsBeginningAndEnd() {
    follow();
    fleet.restart(checkout, "Olga");
    tick(9);
    await().until(() -> health.size() == 9 && incidents.size() == 2);
    assertThat(health.subList(0, 8)).containsOnly(Health.RESTARTING);
    assertThat(health.get(8)).isEqualTo(Health.HEALTHY);
    assertThat(incidents).containsExactly(IncidentKind.RESTARTED, IncidentKind.RECOVERED);
  }

  @Test
  void everyTrouble_endsByItself() {
    follow();
    tick(20_000);
    await().until(() -> health.size() == 20_000 && incidents.size() > 10);
    for (int i = 0; i < incidents.size(); i++) {
      assertThat(incidents.get(i))
          .isEqualTo(i % 2 == 0 ? IncidentKind.DEGRADED : IncidentKind.RECOVERED);
    }
  }

  @Test
  void sameTick_hasASampleOfEveryService() {
    List<ServiceMetrics> samples = fleet.tick();
    assertThat(samples).hasSameSizeAs(Service.ALL).allMatch(sample -> sample.tick() == 1);
  }

  private void follow() {
    ServiceChannelRef channel = ServiceChannelRef.of(checkout.name());
    realtime.subscribe(channel.metrics(), message -> health.add(message.data().health()));
    realtime.subscribe(channel.incident(), message -> incidents.add(message.data().kind()));
  }

  private void tick(int times) {
    for (int i = 0; i < times; i++) {
      fleet.tick();
    }
  }
}
