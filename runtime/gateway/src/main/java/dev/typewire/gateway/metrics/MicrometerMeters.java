package dev.typewire.gateway.metrics;

import dev.typewire.gateway.wire.ErrorCode;
import dev.typewire.runtime.Receipt;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The meters of one gateway in a Micrometer registry, until it closes. README.md says what each of
 * them means.
 */
public final class MicrometerMeters implements Meters {
  private static final String PREFIX = "typewire.gateway.";

  private final MeterRegistry registry;
  private final InstantSource clock;
  private final List<Meter> registered = new CopyOnWriteArrayList<>();
  private final Map<ConnectionKind, LongAdder> connections = new EnumMap<>(ConnectionKind.class);
  private final Map<ConnectionKind, Map<EventLoop, Written>> written =
      new EnumMap<>(ConnectionKind.class);
  private final LongAdder subscriptions = new LongAdder();
  private final Map<ErrorCode, Counter> refusals = new ConcurrentHashMap<>();
  private final Counter accepted;
  private final Counter duplicate;
  private final Counter refused;
  private final Counter failed;
  private final Counter recovered;
  private final Counter notRecovered;
  private final Counter gaps;
  private final Timer delivery;

  /** What one event loop has written to connections of one kind. */
  private static final class Written implements LoopMeters {
    private final LoopCount messages = new LoopCount();
    private final LoopCount bytes = new LoopCount();
    private final LoopCount held = new LoopCount();
    private final LoopCount slowClosed = new LoopCount();
    private final LoopCount slowDropped = new LoopCount();

    @Override
    public void messages(int count) {
      messages.add(count);
    }

    @Override
    public void bytes(int count) {
      bytes.add(count);
    }

    @Override
    public void held(long change) {
      held.add(change);
    }

    @Override
    public void slowClosed() {
      slowClosed.add(1);
    }

    @Override
    public void slowDropped() {
      slowDropped.add(1);
    }
  }

  /**
   * Registers the meters.
   *
   * @param clock says when messages were delivered: the one that stamps them
   * @throws IllegalStateException if another gateway's are there
   */
  public MicrometerMeters(MeterRegistry registry, InstantSource clock) {
    if (registry.find(PREFIX + "subscriptions").meter() != null) {
      throw new IllegalStateException(
          "Another gateway counts in this registry. Close it first, or give each its own.");
    }
    this.registry = registry;
    this.clock = clock;
    for (ConnectionKind kind : ConnectionKind.values()) {
      connections.put(kind, new LongAdder());
      written.put(kind, new ConcurrentHashMap<>());
    }
    String in = "Messages published over HTTP";
    this.accepted = counter("messages.in", in, "messages", "outcome", "accepted");
    this.duplicate = counter("messages.in", in, "messages", "outcome", "duplicate");
    this.refused = counter("messages.in", in, "messages", "outcome", "refused");
    this.failed = counter("messages.in", in, "messages", "outcome", "failed");
    String resumes = "Subscriptions that went on from a cursor";
    this.recovered = counter("resumes", resumes, "subscriptions", "recovered", "true");
    this.notRecovered = counter("resumes", resumes, "subscriptions", "recovered", "false");
    this.gaps = counter("gaps", "Times that a subscription missed messages", null);
    this.delivery =
        keep(
            Timer.builder(PREFIX + "delivery")
                .description("From the broker taking a message to its flush to the followers")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofNanos(100_000))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(registry));
    gauge("subscriptions", "Channels followed, each by each connection", null, subscriptions::sum);
    slow("closed", each -> each.slowClosed);
    slow("dropped", each -> each.slowDropped);
    for (ConnectionKind kind : ConnectionKind.values()) {
      gauge("connections", "Connections that carry messages", null, open(kind)::sum, tags(kind));
      out("messages.out", "Messages written", "messages", kind, each -> each.messages);
      out("bytes.out", "Bytes written", "bytes", kind, each -> each.bytes);
    }
  }

  private static String[] tags(ConnectionKind kind) {
    return new String[] {"transport", kind.transport(), "dialect", kind.dialect()};
  }

  private Counter counter(String name, String description, @Nullable String unit, String... tags) {
    return keep(
        Counter.builder(PREFIX + name)
            .description(description)
            .baseUnit(unit)
            .tags(tags)
            .register(registry));
  }

  private void gauge(
      String name, String description, @Nullable String unit, LongSupplier value, String... tags) {
    keep(
        Gauge.builder(PREFIX + name, value::getAsLong)
            .description(description)
            .baseUnit(unit)
            .tags(tags)
            .register(registry));
  }

  private void out(
      String name,
      String description,
      String unit,
      ConnectionKind kind,
      Function<Written, LoopCount> count) {
    keep(
        FunctionCounter.builder(PREFIX + name, written(kind), loops -> sum(loops, count))
            .description(description)
            .baseUnit(unit)
            .tags(tags(kind))
            .register(registry));
  }

  private void slow(String policy, Function<Written, LoopCount> count) {
    keep(
        FunctionCounter.builder(PREFIX + "slow.consumers", written, kinds -> sumOfAll(kinds, count))
            .description("Connections closed or messages left out, as clients do not keep up")
            .tags("policy", policy)
            .register(registry));
  }

  private Map<EventLoop, Written> written(ConnectionKind kind) {
    return Objects.requireNonNull(written.get(kind));
  }

  private static long sum(Map<EventLoop, Written> loops, Function<Written, LoopCount> count) {
    return loops.values().stream().mapToLong(each -> count.apply(each).sum()).sum();
  }

  private static long sumOfAll(
      Map<ConnectionKind, Map<EventLoop, Written>> kinds, Function<Written, LoopCount> count) {
    return kinds.values().stream().mapToLong(loops -> sum(loops, count)).sum();
  }

  private <M extends Meter> M keep(M meter) {
    registered.add(meter);
    return meter;
  }

  @Override
  public void start(LongSupplier queuedBytes) {
    gauge(
        "queued",
        "Bytes that wait for sockets to take them",
        "bytes",
        () -> queuedBytes.getAsLong() + sumOfAll(written, each -> each.held));
  }

  @Override
  public void opened(ConnectionKind kind) {
    open(kind).increment();
  }

  @Override
  public void closed(ConnectionKind kind) {
    open(kind).decrement();
  }

  private LongAdder open(ConnectionKind kind) {
    return Objects.requireNonNull(connections.get(kind));
  }

  @Override
  public LoopMeters on(EventLoop loop, ConnectionKind kind) {
    return written(kind).computeIfAbsent(loop, first -> new Written());
  }

  @Override
  public void following(int change) {
    subscriptions.add(change);
  }

  @Override
  public void resumed(boolean all) {
    (all ? recovered : notRecovered).increment();
  }

  @Override
  public void gap() {
    gaps.increment();
  }

  @Override
  public void delivered(Instant createdAt) {
    Duration took = Duration.between(createdAt, clock.instant());
    delivery.record(took.isNegative() ? Duration.ZERO : took); // the clock is not exact
  }

  @Override
  public Receipt published(Receipt receipt) {
    (receipt.duplicate() ? duplicate : accepted).increment();
    return receipt;
  }

  @Override
  public void notPublished(ErrorCode code) {
    (code.httpStatus() < 500 ? refused : failed).increment();
  }

  @Override
  public void refused(ErrorCode code) {
    refusals
        .computeIfAbsent(
            code,
            first -> counter("refusals", "Requests and frames refused", null, "code", first.name()))
        .increment();
  }

  @Override
  public void close() {
    registered.forEach(registry::remove);
  }
}
