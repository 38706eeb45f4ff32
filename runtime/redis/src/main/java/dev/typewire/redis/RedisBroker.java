package dev.typewire.redis;

import dev.typewire.redis.channel.ChannelStore;
import dev.typewire.redis.channel.Feeds;
import dev.typewire.redis.channel.Keys;
import dev.typewire.redis.server.Server;
import dev.typewire.redis.server.ServerSettings;
import dev.typewire.redis.writer.GoneWriters;
import dev.typewire.redis.writer.WriterLease;
import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.Receipt;
import dev.typewire.runtime.broker.Broker;
import dev.typewire.runtime.broker.BrokerException;
import dev.typewire.runtime.broker.BrokerListener;
import dev.typewire.runtime.broker.BrokerSubscription;
import dev.typewire.runtime.broker.BrokerUnavailableException;
import dev.typewire.runtime.broker.MessageKind;
import dev.typewire.runtime.broker.Publication;
import dev.typewire.runtime.broker.Start;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A broker for many nodes, on Redis 6.2 or later or Valkey: stand-alone, with Sentinel, or a
 * cluster.
 *
 * <pre>{@code
 * Realtime realtime =
 *     Realtime.builder()
 *         .broker(RedisBroker.connect("redis://redis.internal:6379"))
 *         .signingKey(System.getenv("TYPEWIRE_SIGNING_KEY"))
 *         .build();
 * }</pre>
 *
 * <p>While Redis is away, publishes fail with a {@link BrokerUnavailableException} and
 * subscriptions stay; when it is back, they go on where they were, or are told of a gap. What was
 * published is never sent again by itself: a publish that fails may or may not have happened, and
 * trying again with its idempotency key is safe.
 *
 * <p>A node that is silent for {@link RedisBrokerBuilder#writerTimeout} is taken for gone, and the
 * streams that it wrote are ended by the others, with an error.
 *
 * <p>Bounds: Redis keeps of each channel what its {@code history} and {@code retention} say, and
 * forgets channels that nobody uses. A node holds {@link RedisBrokerBuilder#windowBytes recent
 * messages} of the channels that it has subscribers for; a slow subscriber reads the others from
 * Redis. An executor that runs listeners on the caller's thread runs them on a connection's thread:
 * they must not wait for this broker.
 */
public final class RedisBroker implements Broker {
  private static final long SWEEP_MS = 250;

  private final Server server;
  private final ChannelStore store;
  private final Feeds feeds;
  private final InFlight inFlight;
  private final RedisClock clock;
  private final WriterLease lease;
  private final GoneWriters goneWriters;
  private final ScheduledExecutorService sweeper;
  private volatile boolean closed;

  RedisBroker(
      Server server,
      Keys keys,
      ChannelStore store,
      RedisClock clock,
      InFlight inFlight,
      long windowBytes,
      long allWindows,
      Duration writerTimeout) {
    this.server = server;
    this.store = store;
    this.clock = clock;
    this.feeds = new Feeds(server, keys, store, windowBytes, allWindows);
    this.inFlight = inFlight;
    this.lease = new WriterLease(server, keys, store, writerTimeout);
    Duration patience = writerTimeout.multipliedBy(2).dividedBy(3);
    this.goneWriters = new GoneWriters(server, keys, store, patience, System::nanoTime);
    this.sweeper = Executors.newSingleThreadScheduledExecutor(RedisBroker::sweeperThread);
    repeat(this::sweep, SWEEP_MS);
    repeat(this::ping, ServerSettings.PING_INTERVAL.toMillis());
    repeat(this::lookAfterStreams, Math.max(1, writerTimeout.toMillis() / 3));
  }

  private void repeat(Runnable work, long everyMs) {
    var unused = sweeper.scheduleWithFixedDelay(work, everyMs, everyMs, TimeUnit.MILLISECONDS);
  }

  private static Thread sweeperThread(Runnable work) {
    Thread thread = new Thread(work, "typewire-redis-sweeper");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Connects with the default settings.
   *
   * @param uri {@code redis://[user:password@]host[:port][/database]}, with {@code rediss} for TLS,
   *     or {@code redis-sentinel://[user:password@]host[:port],…[/database]#master}
   * @throws BrokerException if Redis cannot be reached, is too old, or forbids what is needed
   */
  public static RedisBroker connect(String uri) {
    return builder(uri).connect();
  }

  /**
   * Starts with settings of one's own.
   *
   * @param uris as {@link #connect} takes them; of a cluster as many of its nodes as are known
   */
  public static RedisBrokerBuilder builder(String... uris) {
    return new RedisBrokerBuilder(uris);
  }

  @Override
  public CompletionStage<Receipt> append(Publication publication) {
    if (closed) {
      return refused();
    }
    byte[] message = store.encode(publication);
    return inFlight.run(message.length, () -> append(publication, message));
  }

  private CompletionStage<Receipt> append(Publication publication, byte[] message) {
    String stream = publication.streamId();
    if (stream == null) {
      return store.append(publication, message);
    }
    if (publication.kind() == MessageKind.STREAM_START) {
      lease.begins(publication);
      return store.append(publication, message);
    }
    CompletionStage<Receipt> appended =
        lease.covers(stream)
            ? store.append(publication, message)
            : lease.cover(stream).thenCompose(sure -> store.append(publication, message));
    return publication.kind() != MessageKind.STREAM_END
        ? appended
        : appended.whenComplete(
            (receipt, fault) -> {
              if (fault == null || lease.isLost(stream)) {
                lease.ended(stream);
              }
            });
  }

  @Override
  public CompletionStage<Optional<MessageId>> find(String channel, String idempotencyKey) {
    return closed ? refused() : store.find(channel, idempotencyKey);
  }

  @Override
  public CompletionStage<BrokerSubscription> subscribe(
      String channel, Start start, Executor executor, BrokerListener listener) {
    return closed ? refused() : feeds.subscribe(channel, start, executor, listener);
  }

  @Override
  public CompletionStage<Void> check() {
    return closed ? refused() : server.ping();
  }

  private static <T> CompletionStage<T> refused() {
    return CompletableFuture.failedFuture(
        new BrokerUnavailableException("the Redis broker is closed."));
  }

  private void sweep() {
    feeds.sweep(System.nanoTime() / 1_000_000);
  }

  private void ping() {
    var unused = server.ping();
    var unusedTime = clock.ask();
    store.claimAgain();
    lease.renewIfFailed();
  }

  private void lookAfterStreams() {
    lease.renew();
    var unused = goneWriters.endStreams();
  }

  /** Redis's; of a cluster that of the master which has the revocations of tokens. */
  @Override
  public InstantSource clock() {
    return clock;
  }

  /** Channels that this node has subscribers for. */
  public int channels() {
    return feeds.count();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    sweeper.shutdownNow();
    feeds.close();
    server.close();
  }
}
