package dev.typewire.redis.channel;

import dev.typewire.runtime.Gap;
import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.broker.BrokerListener;
import dev.typewire.runtime.broker.PacedSubscription;
import dev.typewire.runtime.broker.StoredMessage;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One subscriber's walk along a channel, as fast as it asks for: along the feed's window while that
 * reaches back to its position, else along the stream, page by page.
 */
final class FeedSubscription extends PacedSubscription {
  private final Feed feed;
  private final ChannelStore store;
  private final Opening opening;
  private final Consumer<FeedSubscription> onClose;

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

  /** What a reading of the stream brought; null for a failure. */
  private record Fetched(@Nullable Reading reading) {}

  FeedSubscription(
      Feed feed,
      ChannelStore store,
      Opening opening,
      Executor executor,
      BrokerListener listener,
      Consumer<FeedSubscription> onClose) {
    super(feed.channel(), executor, listener);
    this.feed = feed;
    this.store = store;
    this.opening = opening;
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
  protected void left() {
    onClose.accept(this);
  }

  @Override
  protected boolean step() {
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
    if (!hasDemand()) {
      return false;
    }
    StoredMessage next = page.poll();
    if (next != null) {
      goOnTo(next);
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
      goOnTo(message);
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
    tell(gap);
  }

  private void goOnTo(StoredMessage message) {
    reached = message.id();
    handOver(message);
  }
}
