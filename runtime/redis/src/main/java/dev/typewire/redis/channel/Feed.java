package dev.typewire.redis.channel;

import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.broker.StoredMessage;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One channel as this node sees it: all of its subscriptions share one feed.
 *
 * <p>A notification that continues the sequence is taken as it is. Any other one says that
 * something was missed, as does every (re)connect: then the stream is read from the feed's position
 * on, before anything newer goes out. Where the stream does not continue the feed's position, the
 * window starts anew, and each subscription finds out by itself what that means for its own
 * position.
 */
final class Feed {
  private static final Logger log = LoggerFactory.getLogger(Feed.class);

  private final String channel;
  private final ChannelStore store;
  private final Window window;
  private final Set<FeedSubscription> subscriptions = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<MessageId> opened = new CompletableFuture<>();

  /** What the latest reading found; null until the first one. */
  private @Nullable ChannelState state;

  /** Up to where the window goes. */
  private long position;

  /** How often messages of the channel were lost behind which subscriptions may be. */
  private final AtomicInteger losses = new AtomicInteger();

  private boolean reading;
  private boolean readAgain;

  /** The last reading failed, and nothing has come since that says that all is well. */
  private volatile boolean stale;

  private boolean movedSinceTouch;

  /** A subscription could not read, and waits for the next time that this can. */
  private boolean wakeNext;

  /** Subscriptions, and calls that are about to make one; guarded by {@link Feeds}' map. */
  int users;

  /** When to use the channel next, so that it is not forgotten; only {@link Feeds} looks at it. */
  long touchAtMs = Long.MAX_VALUE;

  Feed(String channel, ChannelStore store, Window window) {
    this.channel = channel;
    this.store = store;
    this.window = window;
  }

  String channel() {
    return channel;
  }

  /** Completes with the feed's first position, once nothing after it can be missed. */
  CompletableFuture<MessageId> opened() {
    return opened;
  }

  boolean isStale() {
    return stale;
  }

  synchronized long retentionMs() {
    return state == null ? 0 : state.retentionMs();
  }

  int losses() {
    return losses.get();
  }

  void add(FeedSubscription subscription) {
    subscriptions.add(subscription);
  }

  void remove(FeedSubscription subscription) {
    subscriptions.remove(subscription);
  }

  /** Compares with the stream. Called when something may have been missed. */
  void check() {
    MessageId at;
    synchronized (this) {
      if (reading) {
        readAgain = true;
        return;
      }
      reading = true;
      readAgain = false;
      at = state == null ? null : state.at(position);
    }
    var unused =
        (at == null ? store.look(channel) : store.readAfter(channel, at))
            .whenComplete(
                (found, fault) -> {
                  if (found != null) {
                    take(found);
                  } else {
                    fail(fault);
                  }
                });
  }

  /** Compares with the stream, and wakes everybody when that has worked. */
  void checkAndWake() {
    synchronized (this) {
      wakeNext = true;
    }
    check();
  }

  private void take(Reading found) {
    boolean again;
    boolean moved;
    MessageId at;
    synchronized (this) {
      moved = apply(found);
      movedSinceTouch |= moved;
      moved |= wakeNext;
      wakeNext = false;
      at = found.state().at(position);
      reading = false;
      stale = false;
      again = readAgain || position < found.state().last();
    }
    opened.complete(at);
    if (again) {
      check();
    }
    if (moved) {
      wake();
    }
  }

  private void fail(Throwable fault) {
    synchronized (this) {
      reading = false;
      stale = true;
    }
    log.debug("Channel {} could not be read", channel, fault);
    opened.completeExceptionally(fault);
  }

  /** Whether subscriptions have something to do. */
  private boolean apply(Reading found) {
    ChannelState before = state;
    ChannelState now = found.state();
    state = now;
    if (before == null) {
      restart(now.last());
      return false;
    }
    MessageId at = before.at(position);
    if (!now.continues(at)) {
      restart(Math.max(0, now.endOf(at.epoch())));
      readAgain = true;
      return true;
    }
    String loss = now.latestLoss();
    boolean lost = !loss.isEmpty() && !loss.equals(before.latestLoss());
    if (lost) {
      losses.incrementAndGet();
    }
    long reached = position;
    if (found.reachableFrom() > reached) {
      restart(found.reachableFrom());
    }
    found.messages().forEach(this::append);
    return lost || position > reached;
  }

  private void restart(long sequence) {
    position = sequence;
    window.restart(sequence);
  }

  /** Takes a message if it is the next one; one that came before is harmless. */
  private void append(StoredMessage message) {
    if (message.id().sequence() == position + 1) {
      position++;
      window.add(message);
    }
  }

  /** Takes what came over the wire. */
  void notified(byte[] content) {
    if (content.length == 1) {
      check(); // a loss was found
      return;
    }
    Notification notification;
    try {
      notification = Notification.parse(content);
    } catch (RuntimeException e) {
      log.warn("A notification of channel {} is none of Typewire's", channel);
      return;
    }
    boolean fits = false;
    boolean missed;
    synchronized (this) {
      MessageId id = notification.id();
      boolean known = state != null && state.epoch().equals(id.epoch());
      missed = !known || id.sequence() > position;
      if (known && id.sequence() == position + 1) {
        append(notification.stored(channel));
        movedSinceTouch = true;
        fits = true;
      }
    }
    if (fits) {
      wake();
    } else if (missed) {
      check();
    }
  }

  /** Uses the channel, so that it is not forgotten; what nobody missed for so long is let go. */
  void touch() {
    synchronized (this) {
      if (!movedSinceTouch) {
        window.restart(position);
      }
      movedSinceTouch = false;
    }
    check();
  }

  /**
   * Where a walk goes on that has reached a position.
   *
   * @return null if the window does not reach back so far, or the position is none of the channel's
   */
  synchronized Window.@Nullable Node attach(MessageId reached) {
    boolean goesOn =
        state != null
            && (state.epoch().equals(reached.epoch()) || state.continues(reached))
            && !state.hasLostAfter(reached);
    return goesOn ? window.at(reached.sequence()) : null;
  }

  /** A subscription's position once it knows of all losses that the feed knows of. */
  synchronized MessageId behindLoss(MessageId reached) {
    return state != null && state.continues(reached)
        ? state.behindLoss(reached.sequence())
        : reached;
  }

  /** Whether a position is one of the window's. */
  synchronized boolean holds(MessageId reached) {
    return reached.sequence() <= position && attach(reached) != null;
  }

  void forEach(Consumer<FeedSubscription> visit) {
    subscriptions.forEach(visit);
  }

  void wake() {
    subscriptions.forEach(FeedSubscription::wake);
  }

  void close() {
    synchronized (this) {
      window.close();
    }
  }
}
