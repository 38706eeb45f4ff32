package dev.typewire.redis.channel;

import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.broker.StoredMessage;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
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

  /** Up to where the window goes; null until the first reading. */
  private @Nullable MessageId position;

  private long retentionMs;
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
    return retentionMs;
  }

  void add(FeedSubscription subscription) {
    subscriptions.add(subscription);
  }

  void remove(FeedSubscription subscription) {
    subscriptions.remove(subscription);
  }

  /** Compares with the stream. Called when something may have been missed. */
  void check() {
    long from;
    synchronized (this) {
      if (reading) {
        readAgain = true;
        return;
      }
      reading = true;
      readAgain = false;
      from = position == null ? -1 : position.sequence() + 1;
    }
    var unused =
        (from < 0 ? store.look(channel) : store.read(channel, from))
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
      at = here();
      retentionMs = found.state().retentionMs();
      reading = false;
      stale = false;
      again = readAgain || at.sequence() < found.state().last();
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
    ChannelState state = found.state();
    MessageId at = position;
    if (at == null) {
      restart(state.position());
      return false;
    }
    if (!state.continues(at)) {
      restart(state.at(Math.max(0, state.endOf(at.epoch()))));
      readAgain = true;
      return true;
    }
    position = state.at(at.sequence());
    long before = at.sequence();
    if (found.reachableFrom() > before) {
      restart(state.at(found.reachableFrom()));
    }
    found.messages().forEach(this::append);
    return here().sequence() > before;
  }

  private void restart(MessageId at) {
    position = at;
    window.restart(at.sequence());
  }

  /** Takes a message if it is the next one; one that came before is harmless. */
  private boolean append(StoredMessage message) {
    if (here().next().equals(message.id())) {
      position = message.id();
      window.add(message);
      return true;
    }
    return false;
  }

  private MessageId here() {
    MessageId at = position;
    if (at == null) {
      throw new IllegalStateException("The feed has no position yet.");
    }
    return at;
  }

  /** Takes what came over the wire. */
  void notified(byte[] content) {
    Notification notification;
    try {
      notification = Notification.parse(content);
    } catch (RuntimeException e) {
      log.warn("A notification of channel {} is none of Typewire's", channel);
      return;
    }
    boolean fits = false;
    boolean missed = false;
    synchronized (this) {
      MessageId at = position;
      if (at != null && at.next().equals(notification.id())) {
        fits = append(notification.stored(channel));
        movedSinceTouch = true;
      } else {
        boolean old =
            at != null
                && at.epoch().equals(notification.id().epoch())
                && notification.id().sequence() <= at.sequence();
        missed = !old;
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
      if (!movedSinceTouch && position != null) {
        window.restart(position.sequence());
      }
      movedSinceTouch = false;
    }
    check();
  }

  /**
   * Where a walk goes on that has reached a position.
   *
   * @return null if the window does not reach back so far, or stands in another epoch
   */
  synchronized Window.@Nullable Node attach(MessageId reached) {
    MessageId at = position;
    return at != null && at.epoch().equals(reached.epoch()) ? window.at(reached.sequence()) : null;
  }

  /** Whether a position is one of the window's. */
  synchronized boolean holds(MessageId reached) {
    return position != null && reached.sequence() <= position.sequence() && attach(reached) != null;
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
