package dev.typewire.runtime.broker;

import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.Receipt;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A broker for one process, in its memory.
 *
 * <p>Bounds: each channel keeps as many messages, for as long, as its {@code history} and {@code
 * retention} say; all channels together keep at most {@link Builder#maxBytes}, and beyond it the
 * oldest messages of all go first. Remembered idempotency keys count too, but never go early: when
 * they alone fill the bound, a publish with a new key fails with {@code BROKER_FULL}. A subscriber
 * that does not keep up may hold {@link Builder#maxLagBytes} of messages which have left the
 * history; beyond it, it is told of a gap. A channel that nobody used for its retention is
 * forgotten, and begins a new epoch when it is used again.
 */
public final class InMemoryBroker implements Broker {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final ConcurrentHashMap<String, ChannelLog> channels = new ConcurrentHashMap<>();
  private final String epochPrefix = Long.toString(RANDOM.nextLong(1L << 40, 1L << 50), 36);
  private final AtomicLong epochs = new AtomicLong();
  private final ReentrantLock evicting = new ReentrantLock();
  private final Budget budget;
  private final long maxLagBytes;
  private final InstantSource clock;
  private final ScheduledExecutorService sweeper;
  private final Future<?> sweeping;
  private volatile boolean closed;

  private InMemoryBroker(Builder builder) {
    this.budget = new Budget(builder.maxBytes);
    this.maxLagBytes = builder.maxLagBytes;
    this.clock = builder.clock;
    this.sweeper = Executors.newSingleThreadScheduledExecutor(InMemoryBroker::sweeperThread);
    this.sweeping = sweeper.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.SECONDS);
  }

  private static Thread sweeperThread(Runnable work) {
    Thread thread = new Thread(work, "typewire-broker-sweeper");
    thread.setDaemon(true);
    return thread;
  }

  /** A broker with the default bounds. */
  public static InMemoryBroker create() {
    return builder().build();
  }

  /** Starts a broker with bounds of one's own. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public CompletionStage<Receipt> append(Publication publication) {
    if (closed) {
      return CompletableFuture.failedFuture(closedException());
    }
    try {
      Receipt receipt = appendToLog(publication);
      if (budget.isExceeded()) {
        makeRoom();
      }
      return CompletableFuture.completedFuture(receipt);
    } catch (BrokerException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private Receipt appendToLog(Publication publication) {
    Receipt receipt = null;
    while (receipt == null) {
      receipt = log(publication.channel()).append(publication);
    }
    return receipt;
  }

  @Override
  public CompletionStage<Optional<MessageId>> find(String channel, String idempotencyKey) {
    ChannelLog log = channels.get(channel);
    return closed
        ? CompletableFuture.failedFuture(closedException())
        : CompletableFuture.completedFuture(
            log == null ? Optional.empty() : log.find(idempotencyKey));
  }

  @Override
  public CompletionStage<BrokerSubscription> subscribe(
      String channel, Start start, Executor executor, BrokerListener listener) {
    if (closed) {
      return CompletableFuture.failedFuture(closedException());
    }
    LogSubscription subscription = null;
    while (subscription == null) {
      subscription = log(channel).subscribe(start, executor, listener);
    }
    if (closed) {
      subscription.end(null);
    }
    return CompletableFuture.completedFuture(subscription);
  }

  @Override
  public CompletionStage<Void> check() {
    return closed
        ? CompletableFuture.failedFuture(closedException())
        : CompletableFuture.completedFuture(null);
  }

  private ChannelLog log(String channel) {
    return channels.computeIfAbsent(
        channel, name -> new ChannelLog(name, nextEpoch(), maxLagBytes, budget, clock));
  }

  private String nextEpoch() {
    return epochPrefix + Long.toString(epochs.getAndIncrement(), 36);
  }

  /** Forgets what is over. Runs by itself once a second. */
  void sweep() {
    channels.forEach(
        (name, log) -> {
          if (log.sweep()) {
            channels.remove(name, log);
          }
        });
  }

  /** Drops the oldest messages of all channels until the bound has some room again. */
  private void makeRoom() {
    if (!evicting.tryLock()) {
      return;
    }
    try {
      Map<ChannelLog, Instant> oldest = new HashMap<>();
      PriorityQueue<ChannelLog> queue =
          new PriorityQueue<>(Comparator.comparing(log -> oldest.getOrDefault(log, Instant.MAX)));
      channels.values().forEach(log -> enqueue(log, oldest, queue));
      while (budget.isAboveLowMark()) {
        ChannelLog log = queue.poll();
        if (log == null) {
          return;
        }
        log.dropOldestMessage();
        enqueue(log, oldest, queue);
      }
    } finally {
      evicting.unlock();
    }
  }

  private static void enqueue(
      ChannelLog log, Map<ChannelLog, Instant> oldest, PriorityQueue<ChannelLog> queue) {
    Instant age = log.oldest();
    if (age != null) {
      oldest.put(log, age);
      queue.add(log);
    }
  }

  /** Bytes kept now, over all channels. */
  public long bytes() {
    return budget.used();
  }

  /** Channels remembered now. */
  public int channels() {
    return channels.size();
  }

  @Override
  public InstantSource clock() {
    return clock;
  }

  @Override
  public void close() {
    closed = true;
    sweeping.cancel(false);
    sweeper.shutdown();
    channels.values().forEach(log -> log.end(null));
    channels.clear();
  }

  private static BrokerUnavailableException closedException() {
    return new BrokerUnavailableException("the in-memory broker is closed.");
  }

  /** The bounds of an {@link InMemoryBroker}. */
  public static final class Builder {
    private long maxBytes = 256L << 20;
    private long maxLagBytes = 16L << 20;
    private InstantSource clock = InstantSource.system();

    private Builder() {}

    /** Bytes of messages and keys that all channels keep together; 256 MiB by default. */
    public Builder maxBytes(long bytes) {
      this.maxBytes = positive("maxBytes", bytes);
      return this;
    }

    /** Bytes that one slow subscriber may hold beyond the history; 16 MiB by default. */
    public Builder maxLagBytes(long bytes) {
      this.maxLagBytes = positive("maxLagBytes", bytes);
      return this;
    }

    /** The clock that stamps messages and ends retention; the system's by default. */
    public Builder clock(InstantSource source) {
      this.clock = source;
      return this;
    }

    /** Starts the broker. */
    public InMemoryBroker build() {
      return new InMemoryBroker(this);
    }

    private static long positive(String name, long bytes) {
      if (bytes < 1) {
        throw new IllegalArgumentException(name + " is " + bytes + "; it must be 1 or more.");
      }
      return bytes;
    }
  }
}
