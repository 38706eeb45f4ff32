package dev.typewire.examples.dashboard;

/**
 * All services together.
 *
 * @param tick the fleet's clock
 * @param requestsPerSecond what all of them serve
 * @param errorPercent how many of 100 requests fail
 * @param healthy how many services are well
 * @param degraded how many are not
 * @param restarting how many are being restarted
 */
public record FleetTotals(
    long tick,
    int requestsPerSecond,
    double errorPercent,
    int healthy,
    int degraded,
    int restarting) {}
