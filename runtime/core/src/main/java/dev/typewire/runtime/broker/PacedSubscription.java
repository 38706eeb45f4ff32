package dev.typewire.runtime.broker;

import dev.typewire.runtime.Gap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the subscriptions of brokers have in common: the listener's calls run on its executor and
 * never overlap, it gets no more messages than it asks for, and others get a turn in between.
 *
 * <p>A broker says in {@link #step} what comes next, and calls {@link #wake} when there may be
 * more. Steps never overlap, and each sees what the one before did.
 */
public abstract class PacedSubscription implements BrokerSubscription {
  private static final Logger log = LoggerFactory.getLogger(PacedSubscription.class);

  /** Steps before the executor gets a turn for others. */
  private static final int BATCH = 256;

  private final String channel;
  private final Executor executor;
  private final BrokerListener listener;
  private final Runnable walk = this::walk;
  private final AtomicLong demand = new AtomicLong();
  private final AtomicInteger pendingWakes = new AtomicInteger();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile @Nullable End end;

  private record End(@Nullable Throwable cause) {}

  /** Of this listener to a channel; nothing happens before {@link #request} or {@link #end}. */
  protected PacedSubscription(String channel, Executor executor, BrokerListener listener) {
    this.channel = channel;
    this.executor = executor;
    this.listener = listener;
  }

  /** Goes on by one message, gap, or whatever it takes; false if there is nothing to do now. */
  protected abstract boolean step();

  /** Takes it out of its broker. Called once, on any thread. */
  protected abstract void left();

  /** Whether the listener wants another message. */
  protected final boolean hasDemand() {
    return demand.get() > 0;
  }

  /** Hands the listener a message that it has asked for. Only in a step. */
  protected final void handOver(StoredMessage message) {
    if (demand.get() != Long.MAX_VALUE) {
      demand.decrementAndGet();
    }
    call(() -> listener.onMessage(message));
  }

  /** Tells the listener of a gap. Only in a step. */
  protected final void tell(Gap gap) {
    call(() -> listener.onGap(gap));
  }

  @Override
  public final void request(long count) {
    if (count < 1) {
      throw new IllegalArgumentException("request(" + count + "): a count is 1 or more.");
    }
    demand.accumulateAndGet(count, (a, b) -> a + b < 0 ? Long.MAX_VALUE : a + b);
    schedule();
  }

  /** There may be another message: there will be a step if the listener wants one. */
  public void wake() {
    if (hasDemand()) {
      schedule();
    }
  }

  /** Ends it, once what is there has been handed over; with what went wrong, if anything did. */
  public final void end(@Nullable Throwable cause) {
    end = new End(cause);
    schedule();
  }

  @Override
  public final void close() {
    if (closed.compareAndSet(false, true)) {
      left();
    }
  }

  /** There will be a step, whether the listener wants a message or not. */
  protected final void schedule() {
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
    int steps = 0;
    while (!closed.get() && steps < BATCH && step()) {
      steps++;
    }
    End ended = end;
    if (ended != null && steps < BATCH) {
      finish(ended);
    }
    if (steps == BATCH) {
      pendingWakes.set(1);
      execute();
    } else if (pendingWakes.addAndGet(-wakes) != 0) {
      execute();
    }
  }

  private void finish(@Nullable End ended) {
    if (closed.get()) {
      return;
    }
    close();
    if (ended != null) {
      call(() -> listener.onEnd(ended.cause));
    }
  }

  private void call(Runnable callback) {
    try {
      callback.run();
    } catch (Throwable e) { // an Error too: the walk must go on
      log.error("The listener of channel {} failed; it gets the next message", channel, e);
    }
  }
}
