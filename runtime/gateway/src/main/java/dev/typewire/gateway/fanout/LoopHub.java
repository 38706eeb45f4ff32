package dev.typewire.gateway.fanout;

import dev.typewire.runtime.Gap;
import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.broker.BrokerListener;
import dev.typewire.runtime.broker.BrokerSubscription;
import dev.typewire.runtime.broker.MessageKind;
import dev.typewire.runtime.broker.Start;
import dev.typewire.runtime.broker.StoredMessage;
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
 * One channel on one event loop: its broker subscription, its followers there, and the position up
 * to which it has handed them messages.
 *
 * <p>Everything happens on that event loop, so that a thread that publishes does no more than wake
 * it up. What came meanwhile is handed out as one batch.
 */
public final class LoopHub {
  private static final Logger log = LoggerFactory.getLogger(LoopHub.class);

  private final String channel;
  private final EventLoop loop;
  private final LoopHubs owner;
  private final SlowPolicy policy;
  private final Set<Follower> followers = new LinkedHashSet<>();
  private final Map<String, TopicFollowers> topics = new HashMap<>();
  private final List<Follower> touched = new ArrayList<>();

  /** When the messages were taken that have gone to followers and wait for the flush. */
  private final List<Instant> written = new ArrayList<>();

  /** Subscriptions that are ahead of this hub, and go live when it has caught up. */
  private final Set<Joining> ahead = new LinkedHashSet<>();

  /** What came and was not handed out yet. */
  private List<LiveEvent> pending = new ArrayList<>();

  /** The last position that was handed out; null until the subscription stands. */
  private @Nullable MessageId position;

  private @Nullable BrokerSubscription subscription;
  private boolean closed;
  private Set<String> lastWanted = Set.of();

  LoopHub(String channel, EventLoop loop, LoopHubs owner, SlowPolicy policy) {
    this.channel = channel;
    this.loop = loop;
    this.owner = owner;
    this.policy = policy;
  }

  void open() {
    owner.broker().subscribe(channel, Start.now(), loop, new Live(), this::stands, this::ended);
  }

  private void stands(BrokerSubscription source) {
    if (closed) {
      source.close();
      return;
    }
    subscription = source;
    position = source.cursor();
    for (Follower follower : List.copyOf(followers)) {
      follower.ready(this);
    }
    source.request(Long.MAX_VALUE);
  }

  /** Nobody is left, or the gateway is closed. */
  void close() {
    closed = true;
    if (subscription != null) {
      subscription.close();
    }
  }

  /** What the broker brings. */
  private final class Live implements BrokerListener {
    @Override
    public void onMessage(StoredMessage message) {
      add(new SharedMessage(message, policy.of(message), owner.compressed()));
    }

    @Override
    public void onGap(Gap gap) {
      add(new LiveEvent.Lost(gap));
    }

    private void add(LiveEvent event) {
      if (pending.isEmpty()) {
        owner.handOutSoon(LoopHub.this);
      }
      pending.add(event);
    }

    @Override
    public void onEnd(@Nullable Throwable cause) {
      handOut();
      ended(cause);
    }
  }

  /** Hands out what is pending. */
  void handOut() {
    List<LiveEvent> events = pending;
    pending = new ArrayList<>();
    try {
      if (!closed && !events.isEmpty()) {
        deliver(events);
      }
    } catch (RuntimeException e) { // other channels have something to hand out, too
      log.error("Handing out messages of channel {} failed", channel, e);
    } finally {
      release(events);
    }
  }

  private static void release(List<LiveEvent> events) {
    for (LiveEvent event : events) {
      if (event instanceof SharedMessage message) {
        message.release();
      }
    }
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

  /** The same topics, as one set for all neighbours that want the same. */
  public Set<String> shared(Set<String> wanted) {
    if (!wanted.equals(lastWanted)) {
      lastWanted = Set.copyOf(wanted);
    }
    return lastWanted;
  }

  /** From now on a follower gets the live messages of these topics, and of no others. */
  public void follow(Follower follower, Collection<String> wanted) {
    for (String topic : follower.seats.names()) {
      if (!wanted.contains(topic)) {
        leave(follower, topic);
      }
    }
    for (String topic : wanted) {
      if (follower.seats.get(topic) == null) {
        TopicFollowers row = topics.computeIfAbsent(topic, name -> new TopicFollowers());
        follower.seats.add(topic, row.take(follower));
      }
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

  /** Hands out what came, and flushes each connection once. */
  private void deliver(List<LiveEvent> events) {
    LiveBatch batch = ahead.isEmpty() ? LiveBatch.of(events) : null;
    if (batch == null) {
      deliverOneByOne(events);
      return;
    }
    position = events.get(events.size() - 1).position();
    try {
      long followed =
          batch.topics().size() == 1 ? deliverToRow(batch) : deliverToEachOfSeveralRows(batch);
      batch.forEach(followed, message -> owner.meters().delivered(message.message().createdAt()));
    } finally {
      batch.release();
    }
  }

  /** The way of most batches; answers the topics that somebody follows. */
  private long deliverToRow(LiveBatch batch) {
    return walk(batch.topics().get(0), follower -> deliver(follower, batch, 1)) ? 1 : 0;
  }

  /** One visit for each follower: what its connection needs is then near at hand once. */
  private long deliverToEachOfSeveralRows(LiveBatch batch) {
    long followed = 0;
    for (int topic = 0; topic < batch.topics().size(); topic++) {
      long bit = 1L << topic;
      if (walk(batch.topics().get(topic), follower -> note(follower, bit))) {
        followed |= bit;
      }
    }
    try {
      for (Follower follower : touched) {
        long ofTopics = follower.pending;
        follower.pending = 0;
        deliver(follower, batch, ofTopics);
      }
    } finally {
      touched.clear();
    }
    return followed;
  }

  private void note(Follower follower, long bit) {
    follower.pending |= bit;
    touch(follower);
  }

  private static void deliver(Follower follower, LiveBatch batch, long ofTopics) {
    try {
      follower.deliver(batch, ofTopics);
    } catch (Throwable e) { // ends this follower, which resumes, and no other
      follower.fault = e;
    }
    finish(follower);
  }

  /** Calls all who follow a topic; false if nobody does. */
  private boolean walk(String topic, Consumer<Follower> visit) {
    TopicFollowers row = topics.get(topic);
    if (row == null) {
      return false;
    }
    row.walk(visit);
    if (row.isEmpty()) {
      topics.remove(topic);
    }
    return true;
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
    if (walk(
        message.message().topic(), follower -> write(follower, () -> follower.deliver(message)))) {
      written.add(message.message().createdAt());
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
      if (!follower.seats.isEmpty()) {
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

  private void ended(@Nullable Throwable cause) {
    if (closed) {
      return;
    }
    closed = true;
    log.debug("The broker ended the subscription to channel {}", channel);
    owner.ended(this);
    List<Follower> all = List.copyOf(followers);
    owner.meters().following(-followers.size());
    followers.clear();
    topics.clear();
    ahead.clear();
    for (Follower follower : all) {
      follower.seats.names().forEach(follower.seats::remove);
      follower.ended(cause);
    }
  }
}
