package dev.typewire.redis.channel;

import dev.typewire.runtime.Gap;
import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.broker.BrokerListener;
import dev.typewire.runtime.broker.BrokerSubscription;
import dev.typewire.runtime.broker.StoredMessage;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One subscriber's walk along a channel, as fast as it asks for: along the feed's window while that
 * reaches back to its position, else along the stream, page by page.
 */
final class FeedSubscription implements BrokerSubscription {
  private static final Logger log = LoggerFactory.getLogger(FeedSubscription.class);

  /** Messages handed over before the executor gets a turn for others. */
  private static final int BATCH = 256;

  private final Feed feed;
  private final ChannelStore store;
  private final Opening opening;
  private final Executor executor;
  private final BrokerListener listener;
  private final Consumer<FeedSubscription> onClose;

  private final AtomicLong demand = new AtomicLong();
  private final AtomicInteger pendingWakes = new AtomicInteger();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile @Nullable End end;

  /** The position that the walk has come to. The walk alone uses it, and what follows. */
  private MessageId reached;

  private Window.@Nullable Node node;
  private final Queue<StoredMessage> page = new ArrayDeque<>();
  private boolean fetching;
  private final AtomicReference<@Nullable Fetched> fetched = new AtomicReference<>();

  /** How many of the feed's losses it has been told of. */
  private int toldLosses;

  /** After a gap, the sequences that a replay began with say nothing. */
  private volatile boolean includesAll;

  /**
   * Where it starts.
   *
   * @param cursor the position before its first message
   * @param gap what is missing before that
   * @param firsts of a replay, the first message of each topic
   * @param page what has been read already
   * @param losses how many of the feed's losses were known when it was read
   */
  record Opening(
      MessageId cursor,
      @Nullable Gap gap,
      Map<String, Long> firsts,
      List<StoredMessage> page,
      int losses) {
    /** Where the feed's next message is the first. */
    static Opening at(MessageId position) {
      return new Opening(position, null, Map.of(), List.of(), 0);
    }

    Opening knowing(int ofLosses) {
      return new Opening(cursor, gap, firsts, page, ofLosses);
    }
  }

  private record End(@Nullable Throwable cause) {}

  /** What a reading of the stream brought; null for a failure. */
  private record Fetched(@Nullable Reading reading) {}

  FeedSubscription(
      Feed feed,
      ChannelStore store,
      Opening opening,
      Executor executor,
      BrokerListener listener,
      Consumer<FeedSubscription> onClose) {
    this.feed = feed;
    this.store = store;
    this.opening = opening;
    this.executor = executor;
    this.listener = listener;
    this.onClose = onClose;
    this.reached = opening.cursor;
    this.toldLosses = opening.losses;
    page.addAll(opening.page);
  }

  Feed feed() {
    return feed;
  }

  @Override
  public MessageId cursor() {
    return opening.cursor;
  }

  @Override
  public @Nullable Gap gapAtStart() {
    return opening.gap;
  }

  @Override
  public boolean includes(StoredMessage message) {
    return includesAll
        || message.id().sequence() >= opening.firsts.getOrDefault(message.topic(), 0L);
  }

  @Override
  public void request(long count) {
    if (count < 1) {
      throw new IllegalArgumentException("request(" + count + "): a count is 1 or more.");
    }
    demand.accumulateAndGet(count, (a, b) -> a + b < 0 ? Long.MAX_VALUE : a + b);
    schedule();
  }

  /** Called when there is more. */
  void wake() {
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
    if (closed.compareAndSet(false, true)) {
      onClose.accept(this);
    }
  }

  private void schedule() {
    if (pendingWakes.getAndIncrement() == 0) {
      execute();
    }
  }

  private void execute() {
    try {
      executor.execute(this::walk);
    } catch (RejectedExecutionException e) {
      log.debug("A subscription ends: its executor takes no more work");
      close();
    }
  }

  private void walk() {
    int wakes = pendingWakes.get();
    int handed = 0;
    while (!closed.get() && handed < BATCH && step()) {
      handed++;
    }
    End ended = end;
    if (ended != null && !closed.get() && handed < BATCH) {
      close();
      call(() -> listener.onEnd(ended.cause));
    }
    if (handed == BATCH) {
      pendingWakes.set(1);
      execute();
    } else if (pendingWakes.addAndGet(-wakes) != 0) {
      execute();
    }
  }

  /** Goes on by one; false if there is nothing to do now. */
  private boolean step() {
    if (fetching) {
      Fetched found = fetched.getAndSet(null);
      fetching = found == null;
      if (found == null || found.reading == null) {
        return found != null;
      }
      accept(found.reading);
      return true;
    }
    if (feed.losses() != toldLosses) {
      lose(feed.behindLoss(reached));
      return true;
    }
    if (demand.get() == 0) {
      return false;
    }
    StoredMessage next = page.poll();
    if (next != null) {
      handOver(next);
      return true;
    }
    return node != null ? walkOn(node) : attachOrFetch();
  }

  private boolean walkOn(Window.Node at) {
    Window.Node next = at.next();
    if (next == null) {
      if (at.isDropped()) {
        node = null;
      }
      return at.isDropped();
    }
    node = next;
    StoredMessage message = next.message;
    if (message != null && next.sequence > reached.sequence()) {
      handOver(message);
    }
    return true;
  }

  private boolean attachOrFetch() {
    node = feed.attach(reached);
    if (node != null) {
      return true;
    }
    fetching = true;
    fetch(reached.sequence() + 1);
    return false;
  }

  private void fetch(long from) {
    var unused =
        store
            .read(feed.channel(), from)
            .whenComplete(
                (reading, fault) -> {
                  fetched.set(new Fetched(reading));
                  if (reading != null) {
                    schedule();
                  } else {
                    feed.checkAndWake(); // then it is time to try again
                  }
                });
  }

  /** Takes a page that follows the position, or finds out that there is a gap. */
  private void accept(Reading reading) {
    ChannelState state = reading.state();
    if (!state.continues(reached)) {
      long end = state.endOf(reached.epoch());
      if (end < 0 && reading.first() > 0) {
        fetching = true;
        fetch(0); // what is there instead, from its beginning
        return;
      }
      lose(state.behindLoss(end < 0 ? reading.reachableFrom() : end));
      if (end >= 0) {
        feed.check();
        return;
      }
    } else if (reading.reachableFrom() > reached.sequence()) {
      lose(state.at(reading.reachableFrom()));
    } else if (state.hasLostAfter(reached)) {
      lose(state.behindLoss(reached.sequence()));
    }
    page.addAll(reading.messages());
    if (page.isEmpty()) {
      feed.check(); // it is behind, since it gave no place to walk on from
    }
  }

  private void lose(MessageId cursor) {
    Gap gap = new Gap(feed.channel(), reached, cursor);
    reached = cursor;
    includesAll = true;
    toldLosses = feed.losses();
    call(() -> listener.onGap(gap));
  }

  private void handOver(StoredMessage message) {
    reached = message.id();
    if (demand.get() != Long.MAX_VALUE) {
      demand.decrementAndGet();
    }
    call(() -> listener.onMessage(message));
  }

  private void call(Runnable callback) {
    try {
      callback.run();
    } catch (Throwable e) { // an Error too: the walk must go on
      log.error("The listener of channel {} failed; it gets the next message", feed.channel(), e);
    }
  }
}
