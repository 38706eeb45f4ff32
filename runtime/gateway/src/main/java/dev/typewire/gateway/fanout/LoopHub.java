package dev.typewire.gateway.fanout;

import dev.typewire.runtime.Gap;
import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.broker.MessageKind;
import io.netty.channel.EventLoop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One channel on one event loop: its followers there, and the position up to which it has handed
 * them messages. Everything happens on that event loop.
 */
public final class LoopHub {
  private static final Logger log = LoggerFactory.getLogger(LoopHub.class);

  private final String channel;
  private final EventLoop loop;
  private final LoopHubs owner;
  private final Set<Follower> followers = new LinkedHashSet<>();
  private final Map<String, TopicFollowers> topics = new HashMap<>();
  private final List<Follower> touched = new ArrayList<>();

  /** When the messages were taken that have gone to followers and wait for the flush. */
  private final List<Instant> written = new ArrayList<>();

  /** Subscriptions that are ahead of this hub, and go live when it has caught up. */
  private final Set<Joining> ahead = new LinkedHashSet<>();

  private @Nullable MessageId position;

  LoopHub(String channel, EventLoop loop, LoopHubs owner) {
    this.channel = channel;
    this.loop = loop;
    this.owner = owner;
  }

  /** The channel's name. */
  public String channel() {
    return channel;
  }

  BrokerCalls broker() {
    return owner.broker();
  }

  EventLoop loop() {
    return loop;
  }

  /** The position up to which live messages were handed out; only once the hub is ready. */
  MessageId position() {
    if (position == null) {
      throw new IllegalStateException("The channel's broker subscription does not stand yet.");
    }
    return position;
  }

  void add(Follower follower) {
    followers.add(follower);
    owner.meters().following(1);
    if (position != null) {
      follower.ready(this);
    }
  }

  /** Whether nobody is left. */
  boolean remove(Follower follower) {
    follow(follower, Set.of());
    if (followers.remove(follower)) {
      owner.meters().following(-1);
    }
    return followers.isEmpty();
  }

  boolean isEmpty() {
    return followers.isEmpty();
  }

  /** From now on a follower gets the live messages of these topics, and of no others. */
  public void follow(Follower follower, Collection<String> wanted) {
    for (String topic : List.copyOf(follower.topics())) {
      if (!wanted.contains(topic)) {
        leave(follower, topic);
      }
    }
    for (String topic : wanted) {
      follower.seats.computeIfAbsent(
          topic, name -> topics.computeIfAbsent(name, n -> new TopicFollowers()).take(follower));
    }
  }

  private void leave(Follower follower, String topic) {
    TopicFollowers.Seat seat = follower.seats.remove(topic);
    if (seat != null) {
      seat.row.giveUp(seat);
      if (seat.row.isEmpty()) {
        topics.remove(topic);
      }
    }
  }

  void await(Joining joining) {
    ahead.add(joining);
  }

  void forget(Joining joining) {
    ahead.remove(joining);
  }

  /** The channel's broker subscription stands, and what follows this position will come. */
  void ready(MessageId cursor) {
    position = cursor;
    for (Follower follower : List.copyOf(followers)) {
      follower.ready(this);
    }
  }

  /** Hands out what came, and flushes each connection once. */
  void deliver(List<LiveEvent> events) {
    LiveBatch batch = ahead.isEmpty() ? LiveBatch.of(events) : null;
    if (batch == null) {
      deliverOneByOne(events);
      return;
    }
    position = events.get(events.size() - 1).position();
    long followed = 0;
    for (Map.Entry<String, Long> topic : batch.topics().entrySet()) {
      if (note(topic.getKey(), topic.getValue())) {
        followed |= topic.getValue();
      }
    }
    try {
      // One visit for each: what a connection needs is then near at hand once.
      for (Follower follower : touched) {
        long ofTopics = follower.pending;
        follower.pending = 0;
        try {
          follower.deliver(batch, ofTopics);
        } catch (Throwable e) {
          follower.fault = e;
        }
        finish(follower);
      }
    } finally {
      touched.clear();
      batch.release();
    }
    batch.forEach(followed, message -> owner.meters().delivered(message.message().createdAt()));
  }

  /** Notes who follows a topic that has messages; false if nobody does. */
  private boolean note(String topic, long bit) {
    TopicFollowers row = topics.get(topic);
    if (row != null) {
      row.walk(
          follower -> {
            follower.pending |= bit;
            touch(follower);
          });
    }
    return row != null;
  }

  /** The way of a subscription that waits in between, and of what is no topic's message. */
  private void deliverOneByOne(List<LiveEvent> events) {
    for (LiveEvent event : events) {
      position = event.position();
      if (event instanceof SharedMessage message) {
        deliver(message);
      } else if (event instanceof LiveEvent.Lost lost) {
        tellOf(lost.gap());
      }
      if (!ahead.isEmpty()) {
        List.copyOf(ahead).forEach(Joining::hubAdvanced);
      }
    }
    flush();
  }

  private void deliver(SharedMessage message) {
    if (message.message().kind() == MessageKind.RUN) {
      forEveryFollower(follower -> follower.deliver(message));
      written.add(message.message().createdAt());
      return;
    }
    String topic = message.message().topic();
    TopicFollowers row = topics.get(topic);
    if (row == null) {
      return;
    }
    row.walk(
        follower -> {
          write(follower, () -> follower.deliver(message));
        });
    written.add(message.message().createdAt());
    if (row.isEmpty()) {
      topics.remove(topic);
    }
  }

  private void tellOf(Gap gap) {
    forEveryFollower(
        follower -> {
          owner.meters().gap();
          follower.lost(gap);
        });
  }

  /** Calls all who follow any topic. */
  private void forEveryFollower(Consumer<Follower> visit) {
    for (Follower follower : List.copyOf(followers)) {
      if (!follower.topics().isEmpty()) {
        write(follower, () -> visit.accept(follower));
      }
    }
  }

  /** What fails for one follower ends that one, which resumes, and no other. */
  private void write(Follower follower, Runnable writing) {
    try {
      writing.run();
    } catch (Throwable e) {
      follower.fault = e;
    }
    touch(follower);
  }

  private void touch(Follower follower) {
    if (!follower.touched) {
      follower.touched = true;
      touched.add(follower);
    }
  }

  private void flush() {
    touched.forEach(LoopHub::finish);
    touched.clear();
    written.forEach(owner.meters()::delivered);
    written.clear();
  }

  private static void finish(Follower follower) {
    follower.touched = false;
    if (follower.fault != null) {
      follower.faulted(follower.fault);
    } else {
      follower.endOfBatch();
    }
  }

  void ended(@Nullable Throwable cause) {
    log.debug("The broker ended the subscription to channel {}", channel);
    owner.ended(this);
    List<Follower> all = List.copyOf(followers);
    owner.meters().following(-followers.size());
    followers.clear();
    topics.clear();
    ahead.clear();
    for (Follower follower : all) {
      follower.seats.clear();
      follower.ended(cause);
    }
  }
}
