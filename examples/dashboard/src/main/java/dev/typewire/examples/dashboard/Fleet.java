package dev.typewire.examples.dashboard;

import dev.typewire.runtime.Realtime;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Every service, and the clock by which they go on. */
final class Fleet {
  private final Map<Service, ServiceModel> models = new LinkedHashMap<>();
  private final FleetChannel channel;
  private final InstantSource clock;
  private long tick;

  Fleet(Realtime realtime, InstantSource clock) {
    this.channel = FleetChannelRef.of().publisher(realtime);
    this.clock = clock;
    for (Service service : Service.ALL) {
      ServiceChannel own = ServiceChannelRef.of(service.name()).publisher(realtime);
      models.put(service, new ServiceModel(service, own, service.name().hashCode()));
    }
  }

  /** Lets every service go on by one tick, and publishes how they do. */
  synchronized List<ServiceMetrics> tick() {
    tick++;
    long now = clock.millis();
    List<ServiceMetrics> samples = new ArrayList<>();
    models.values().forEach(model -> samples.add(model.tick(tick, now)));
    channel.totals(totals(samples));
    return samples;
  }

  /**
   * Restarts a service.
   *
   * @param by who wants it, for people
   */
  synchronized void restart(Service service, String by) {
    model(service).restart(by, tick, clock.millis());
  }

  private ServiceModel model(Service service) {
    return Objects.requireNonNull(models.get(service));
  }

  /** Tells everybody who watches. */
  void notice(String text) {
    channel.notice(new FleetNotice(text, clock.millis()));
  }

  private FleetTotals totals(List<ServiceMetrics> samples) {
    double requests = 0;
    double errors = 0;
    for (ServiceMetrics sample : samples) {
      requests += sample.requestsPerSecond();
      errors += sample.requestsPerSecond() * sample.errorPercent();
    }
    return new FleetTotals(
        tick,
        (int) requests,
        Math.round(errors / requests * 100) / 100.0,
        count(samples, Health.HEALTHY),
        count(samples, Health.DEGRADED),
        count(samples, Health.RESTARTING));
  }

  private static int count(List<ServiceMetrics> samples, Health health) {
    return (int) samples.stream().filter(sample -> sample.health() == health).count();
  }
}
