package dev.typewire.examples.dashboard;

import java.util.List;
import java.util.Random;

/**
 * Makes up how one service does. Now and then it degrades, until it recovers by itself or is
 * restarted. The same seed and the same restarts give the same figures.
 */
final class ServiceModel {
  private static final int RESTART_TICKS = 8;
  private static final int LONGEST_TROUBLE = 160;
  private static final int TICKS_BETWEEN_TROUBLES = 900;
  private static final double WAVE = 0.22;
  private static final List<String> TROUBLES =
      List.of(
          "The connection pool is exhausted.",
          "Errors rose after the last deploy.",
          "A node answers slowly.",
          "The cache misses more than usual.",
          "A dependency times out.");

  private final Service service;
  private final ServiceChannel channel;
  private final Random random;
  private final double phase;
  private Health health = Health.HEALTHY;
  private long until;
  private double drift;

  ServiceModel(Service service, ServiceChannel channel, long seed) {
    this.service = service;
    this.channel = channel;
    this.random = new Random(seed);
    this.phase = random.nextDouble(2 * Math.PI);
  }

  /** Begins a restart, whatever the service's state. */
  void restart(String by, long tick, long now) {
    health = Health.RESTARTING;
    until = tick + RESTART_TICKS;
    channel.incident(new Incident(IncidentKind.RESTARTED, by + " restarts it.", now));
  }

  /** Goes on by one tick, and publishes how the service does then. */
  ServiceMetrics tick(long tick, long now) {
    change(tick, now);
    ServiceMetrics metrics = sample(tick, now);
    channel.metrics(metrics);
    return metrics;
  }

  private void change(long tick, long now) {
    if (health != Health.HEALTHY && tick > until) {
      health = Health.HEALTHY;
      channel.incident(new Incident(IncidentKind.RECOVERED, "It is well again.", now));
    } else if (health == Health.HEALTHY && random.nextInt(TICKS_BETWEEN_TROUBLES) == 0) {
      health = Health.DEGRADED;
      until = tick + LONGEST_TROUBLE / 2 + random.nextInt(LONGEST_TROUBLE / 2);
      String trouble = TROUBLES.get(random.nextInt(TROUBLES.size()));
      channel.incident(new Incident(IncidentKind.DEGRADED, trouble, now));
    }
  }

  private ServiceMetrics sample(long tick, long now) {
    drift = 0.85 * drift + random.nextGaussian() * 0.03;
    double usual = 1 + WAVE * Math.sin(tick / 45.0 + phase) + drift;
    double noise = 1 + Math.abs(random.nextGaussian()) * 0.12;
    return switch (health) {
      case HEALTHY -> sample(tick, now, usual, usual * noise, 0.1 * noise, service.instances());
      case DEGRADED ->
          sample(tick, now, usual * 0.8, 3.2 * noise, 6.5 * noise, service.instances() - 1);
      case RESTARTING -> sample(tick, now, usual * 0.25, 1.6 * noise, 1.4 * noise, 1);
    };
  }

  private ServiceMetrics sample(
      long tick, long now, double load, double latency, double errors, int instances) {
    return new ServiceMetrics(
        tick,
        health,
        (int) Math.round(service.load() * load),
        (int) Math.round(service.p95Ms() * latency),
        Math.round(errors * 100) / 100.0,
        instances,
        now);
  }
}
