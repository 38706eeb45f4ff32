package dev.typewire.runtime.broker;

import dev.typewire.runtime.Gap;
import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.broker.ChannelLog.Node;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A walk along a {@link ChannelLog}, as fast as its listener asks for. */
final class LogSubscription implements BrokerSubscription {
  private static final Logger log = LoggerFactory.getLogger(LogSubscription.class);

  /** Messages handed over before the executor gets a turn for others. */
  private static final int BATCH = 256;

  private final ChannelLog channelLog;
  private final MessageId cursor;
  private final @Nullable Gap gapAtStart;
  private final Map<String, Long> firsts;
  private final Executor executor;
  private final BrokerListener listener;
  private final Runnable walk = this::walk;

  /** The last node handed over. Moved on by the walk, and by {@link #wake} on an overrun. */
  private volatile Node position;

  private final AtomicLong demand = new AtomicLong();
  private final AtomicInteger pendingWakes = new AtomicInteger();

  /** The sequence that the walk has come to; a position ahead of it was overrun. */
  private long reached;

  private volatile @Nullable End end;
  private volatile boolean closed;

  LogSubscription(
      ChannelLog channelLog,
      Node from,
      @Nullable Gap gapAtStart,
      Map<String, Long> firsts,
      Executor executor,
      BrokerListener listener) {
    this.channelLog = channelLog;
    this.cursor = channelLog.idAt(from.sequence);
    this.reached = from.sequence;
    this.gapAtStart = gapAtStart;
    this.firsts = firsts;
    this.executor = executor;
    this.listener = listener;
    this.position = from;
  }

  @Override
  public MessageId cursor() {
    return cursor;
  }

  @Override
  public @Nullable Gap gapAtStart() {
    return gapAtStart;
  }

  @Override
  public boolean includes(StoredMessage message) {
    return message.id().sequence() >= firsts.getOrDefault(message.topic(), 0L);
  }

  @Override
  public void request(long count) {
    if (count < 1) {
      throw new IllegalArgumentException("request(" + count + "): a count is 1 or more.");
    }
    demand.accumulateAndGet(count, (a, b) -> a + b < 0 ? Long.MAX_VALUE : a + b);
    schedule();
  }

  /** Called after each append. */
  void wake() {
    Node at = position;
    Node target = channelLog.overrunTarget(at);
    if (target != null) {
      moveFrom(at, target);
    }
    if (demand.get() > 0) {
      schedule();
    }
  }

  void end(@Nullable Throwable cause) {
    end = new End(cause);
    schedule();
  }

  @Override
  public void close() {
    closed = true;
    channelLog.remove(this);
  }

  private void schedule() {
    if (pendingWakes.getAndIncrement() == 0) {
      execute();
    }
  }

  private void execute() {
    try {
      executor.execute(walk);
    } catch (RejectedExecutionException e) {
      log.debug("A subscription ends: its executor takes no more work");
      finish(end); // here, for want of an executor: no walk is under way
    }
  }

  private void walk() {
    int wakes = pendingWakes.get();
    int handed = 0;
    while (!closed && handed < BATCH && step()) {
      handed++;
    }
    End ended = end;
    if (ended != null && handed < BATCH) {
      finish(ended);
    }
    if (handed == BATCH) {
      pendingWakes.set(1);
      execute();
    } else if (pendingWakes.addAndGet(-wakes) != 0) {
      execute();
    }
  }

  private void finish(@Nullable End ended) {
    if (closed) {
      return;
    }
    close();
    if (ended != null) {
      call(() -> listener.onEnd(ended.cause));
    }
  }

  /** Hands over one gap or message; false if there is nothing to hand over now. */
  private boolean step() {
    Node at = position;
    if (at.sequence != reached) {
      Gap missed =
          new Gap(channelLog.channel(), channelLog.idAt(reached), channelLog.idAt(at.sequence));
      reached = at.sequence;
      call(() -> listener.onGap(missed));
      return true;
    }
    Node next = at.next;
    if (demand.get() == 0 || next == null) {
      return false;
    }
    if (moveFrom(at, next)) {
      reached = next.sequence;
      if (demand.get() != Long.MAX_VALUE) {
        demand.decrementAndGet();
      }
      StoredMessage message = next.message();
      call(() -> listener.onMessage(message));
    }
    return true;
  }

  private synchronized boolean moveFrom(Node expected, Node to) {
    if (position != expected) {
      return false;
    }
    position = to;
    return true;
  }

  private void call(Runnable callback) {
    try {
      callback.run();
    } catch (Throwable e) { // an Error too: the walk must go on
      log.error(
          "The listener of channel {} failed; it gets the next message", channelLog.channel(), e);
    }
  }

  private record End(@Nullable Throwable cause) {}
}
