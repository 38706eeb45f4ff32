package dev.typewire.examples.dashboard;

/**
 * One sample of a service.
 *
 * @param tick the fleet's clock, from 1 and without a hole: who misses a sample can tell
 * @param health how the service stands
 * @param requestsPerSecond what it serves
 * @param p95Ms the time within which 95 of 100 requests are answered, in milliseconds
 * @param errorPercent how many of 100 requests fail
 * @param instances how many of its instances are up
 * @param ts when the sample was taken, in milliseconds since 1970
 */
public record ServiceMetrics(
    long tick,
    Health health,
    int requestsPerSecond,
    int p95Ms,
    double errorPercent,
    int instances,
    long ts) {}
