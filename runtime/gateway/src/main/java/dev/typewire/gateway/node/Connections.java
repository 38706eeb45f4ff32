package dev.typewire.gateway.node;

import dev.typewire.gateway.metrics.ConnectionKind;
import dev.typewire.gateway.metrics.Meters;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open connections, and how they end when the gateway goes away. */
public final class Connections {
  private static final Logger log = LoggerFactory.getLogger(Connections.class);

  /** A wave of revocations costs each connection one look. */
  private static final long CHECK_DELAY_MS = 20;

  private final ChannelGroup channels =
      new DefaultChannelGroup("typewire-gateway", GlobalEventExecutor.INSTANCE, true);
  private final Map<Channel, Drainable> streams = new ConcurrentHashMap<>();

  /** Requests that have no answer yet, each until it has one. */
  private final Map<Channel, CompletableFuture<?>> requests = new ConcurrentHashMap<>();

  private final ChannelFutureListener onClose = closing -> closed(closing.channel());
  private final AtomicBoolean checking = new AtomicBoolean();
  private final Meters meters;
  private volatile boolean draining;

  /** None yet. */
  public Connections(Meters meters) {
    this.meters = meters;
  }

  /** None yet, and none counted. */
  public Connections() {
    this(Meters.NONE);
  }

  /** A connection that outlives its request. Called on its event loop. */
  public interface Drainable {
    /** What it is counted as. */
    ConnectionKind kind();

    /** Tokens were taken back: end what stands on one of them. */
    void checkTokens();

    /** The gateway is going away: say so. */
    void announce(long closeInMs);

    /** Time is up: close. */
    void leave();
  }

  /** A connection was accepted. */
  public void opened(Channel channel) {
    channels.add(channel);
    channel.closeFuture().addListener(onClose);
  }

  /** A request came on a connection. */
  public void asked(Channel channel) {
    requests.put(channel, new CompletableFuture<>());
  }

  /** It has its answer, or became a stream. */
  public void answered(Channel channel) {
    CompletableFuture<?> request = requests.remove(channel);
    if (request != null) {
      request.complete(null);
    }
  }

  /** A connection became a stream; it is forgotten when it closes. */
  public void streaming(Channel channel, Drainable stream) {
    streams.put(channel, stream);
    meters.opened(stream.kind());
    answered(channel);
    channel.eventLoop().execute(stream::checkTokens); // one may be void since it was verified
    if (draining) {
      drain(channel, stream, Duration.ZERO);
    }
  }

  private void closed(Channel channel) {
    answered(channel);
    Drainable stream = streams.remove(channel);
    if (stream != null) {
      meters.closed(stream.kind());
    }
  }

  /** How many bytes wait in the queues of all streams' sockets; may be asked by any thread. */
  public long queuedBytes() {
    return streams.keySet().stream().mapToLong(Connections::queuedBytes).sum();
  }

  private static long queuedBytes(Channel channel) {
    ChannelOutboundBuffer queue = channel.unsafe().outboundBuffer();
    return queue == null ? 0 : queue.totalPendingWriteBytes();
  }

  /** Has every stream check its tokens, soon and once, however often this is called meanwhile. */
  public void tokensRevoked() {
    if (!checking.getAndSet(true)) {
      var unused =
          GlobalEventExecutor.INSTANCE.schedule(
              this::checkTokens, CHECK_DELAY_MS, TimeUnit.MILLISECONDS);
    }
  }

  private void checkTokens() {
    checking.set(false);
    streams.forEach((channel, stream) -> channel.eventLoop().execute(stream::checkTokens));
  }

  /** Whether the gateway is going away. */
  public boolean isDraining() {
    return draining;
  }

  /** From now on, requests are refused. */
  public void beginDraining() {
    draining = true;
  }

  /** Announces the end to every stream, and closes each at a moment of its own within this time. */
  public void drain(Duration within) {
    streams.forEach((channel, stream) -> drain(channel, stream, within));
  }

  private static void drain(Channel channel, Drainable stream, Duration within) {
    long delay = ThreadLocalRandom.current().nextLong(within.toMillis() + 1);
    channel
        .eventLoop()
        .execute(
            () -> {
              stream.announce(delay);
              var unused =
                  channel.eventLoop().schedule(stream::leave, delay, TimeUnit.MILLISECONDS);
            });
  }

  /** Waits until requests have their answers and streams are closed, then closes what is left. */
  public void close(Duration within) {
    long deadline = System.nanoTime() + within.toNanos();
    var unused =
        CompletableFuture.allOf(requests.values().toArray(CompletableFuture<?>[]::new))
            .completeOnTimeout(null, within.toNanos(), TimeUnit.NANOSECONDS)
            .join();
    try {
      for (Channel channel : streams.keySet()) {
        if (!channel.closeFuture().await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          log.debug("A connection did not close in time");
          break;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    channels.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
  }
}
