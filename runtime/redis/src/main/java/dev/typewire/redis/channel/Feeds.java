package dev.typewire.redis.channel;

import dev.typewire.redis.channel.FeedSubscription.Opening;
import dev.typewire.redis.server.Notified;
import dev.typewire.redis.server.Server;
import dev.typewire.runtime.Gap;
import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.broker.BrokerListener;
import dev.typewire.runtime.broker.BrokerSubscription;
import dev.typewire.runtime.broker.Start;
import dev.typewire.runtime.broker.StoredMessage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The channels that this node listens to: each has one feed, from its first subscriber on. */
public final class Feeds implements Notified {
  private final Server server;
  private final Keys keys;
  private final ChannelStore store;
  private final long windowBytes;
  private final WindowBudget budget;
  private final ConcurrentHashMap<String, Feed> feeds = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /**
   * Nothing yet.
   *
   * @param windowBytes of recent messages that one channel may hold here, and {@code allWindows}
   *     all
   */
  public Feeds(Server server, Keys keys, ChannelStore store, long windowBytes, long allWindows) {
    this.server = server;
    this.keys = keys;
    this.store = store;
    this.windowBytes = windowBytes;
    this.budget = new WindowBudget(allWindows);
    server.notify(this);
  }

  /** Subscribes; completes when the subscription stands. */
  public CompletionStage<BrokerSubscription> subscribe(
      String channel, Start start, Executor executor, BrokerListener listener) {
    AtomicBoolean first = new AtomicBoolean();
    Feed feed = acquire(channel, first);
    int losses = feed.losses();
    CompletableFuture<BrokerSubscription> stands = new CompletableFuture<>();
    var unused =
        feed.opened()
            .thenCompose(position -> opening(feed, start, first.get() ? position : null))
            .thenApply(opening -> opening.knowing(losses))
            .whenComplete(
                (opening, fault) -> {
                  if (opening == null) {
                    release(feed);
                    stands.completeExceptionally(fault);
                  } else {
                    stands.complete(
                        add(
                            new FeedSubscription(
                                feed, store, opening, executor, listener, this::left)));
                  }
                });
    return stands;
  }

  private FeedSubscription add(FeedSubscription subscription) {
    subscription.feed().add(subscription);
    if (closed) {
      subscription.end(null);
    }
    return subscription;
  }

  private Feed acquire(String channel, AtomicBoolean first) {
    return feeds.compute(
        channel,
        (name, present) -> {
          first.set(present == null);
          Feed feed = present != null ? present : open(name);
          feed.users++;
          return feed;
        });
  }

  private Feed open(String channel) {
    Feed feed = new Feed(channel, store, new Window(windowBytes, budget));
    var unused =
        server
            .listen(keys.topic(channel))
            .whenComplete(
                (nothing, fault) -> {
                  if (fault != null) {
                    feed.opened().completeExceptionally(fault);
                  }
                });
    return feed;
  }

  private void left(FeedSubscription subscription) {
    subscription.feed().remove(subscription);
    release(subscription.feed());
  }

  private void release(Feed feed) {
    feeds.computeIfPresent(
        feed.channel(),
        (name, present) -> {
          if (present != feed || --feed.users > 0) {
            return present;
          }
          server.unlisten(keys.topic(name));
          feed.close();
          return null;
        });
  }

  /**
   * Where a subscription starts.
   *
   * @param position the channel's, if it has been read since the call
   */
  private CompletionStage<Opening> opening(Feed feed, Start start, @Nullable MessageId position) {
    if (start instanceof Start.Replay replay && !replay.counts().isEmpty()) {
      return store.replay(feed.channel(), replay.counts()).thenApply(Feeds::replayed);
    }
    if (start instanceof Start.After after) {
      return feed.holds(after.id())
          ? CompletableFuture.completedFuture(Opening.at(after.id()))
          : store
              .read(feed.channel(), after.id().sequence() + 1)
              .thenCompose(reading -> resumed(feed.channel(), after.id(), reading));
    }
    return position != null
        ? CompletableFuture.completedFuture(Opening.at(position))
        : store.look(feed.channel()).thenApply(reading -> Opening.at(reading.state().position()));
  }

  private static Opening replayed(Reading reading) {
    MessageId cursor = reading.state().at(reading.first() - 1);
    return new Opening(cursor, null, reading.firsts(), reading.messages(), 0);
  }

  private CompletionStage<Opening> resumed(String channel, MessageId after, Reading reading) {
    ChannelState state = reading.state();
    long end = state.endOf(after.epoch());
    if (end < 0 && reading.first() > 0) {
      return store
          .read(channel, 0)
          .thenCompose(fromBeginning -> resumed(channel, after, fromBeginning));
    }
    Opening opening;
    if (end >= 0 && after.sequence() > end) {
      opening = gapTo(state.behindLoss(end), channel, after, List.of());
    } else if (end < 0) {
      opening =
          gapTo(state.behindLoss(reading.reachableFrom()), channel, after, reading.messages());
    } else if (reading.reachableFrom() > after.sequence()) {
      opening = gapTo(state.at(reading.reachableFrom()), channel, after, reading.messages());
    } else if (state.hasLostAfter(after)) {
      opening = gapTo(state.behindLoss(after.sequence()), channel, after, reading.messages());
    } else {
      opening = new Opening(after, null, Map.of(), reading.messages(), 0);
    }
    return CompletableFuture.completedFuture(opening);
  }

  private static Opening gapTo(
      MessageId cursor, String channel, MessageId after, List<StoredMessage> page) {
    return new Opening(cursor, new Gap(channel, after, cursor), Map.of(), page, 0);
  }

  @Override
  public void listening(String topic) {
    Feed feed =
        feeds.computeIfAbsent(
            keys.channelOf(topic),
            nobodys -> {
              server.unlisten(topic); // it could not be told in time
              return null;
            });
    if (feed != null) {
      feed.check();
    }
  }

  @Override
  public void connected() {
    store.claimConfirmed();
  }

  @Override
  public void notification(String topic, byte[] content) {
    Feed feed = feeds.get(keys.channelOf(topic));
    if (feed != null) {
      feed.notified(content);
    }
  }

  /** Reads again what could not be read, and uses what is due. To be called now and then. */
  public void sweep(long nowMs) {
    for (Feed feed : feeds.values()) {
      if (feed.isStale()) {
        feed.check();
      } else if (feed.opened().isDone() && isDue(feed, nowMs)) {
        feed.touch();
      }
    }
  }

  /** Spreads the channels over time, so that not all are used in one moment. */
  private static boolean isDue(Feed feed, long nowMs) {
    boolean due = feed.touchAtMs <= nowMs;
    if (due || feed.touchAtMs == Long.MAX_VALUE) {
      long interval = Math.max(60_000, feed.retentionMs()) / 3;
      feed.touchAtMs = nowMs + ThreadLocalRandom.current().nextLong(interval / 2, interval);
    }
    return due;
  }

  /** Channels that this node listens to now. */
  public int count() {
    return feeds.size();
  }

  /** Ends every subscription. */
  public void close() {
    closed = true;
    feeds.values().forEach(feed -> feed.forEach(subscription -> subscription.end(null)));
  }
}
