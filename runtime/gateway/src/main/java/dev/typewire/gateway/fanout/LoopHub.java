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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One channel on one event loop: its broker subscription, its followers there, and the position up
 * to which it has taken messages for them.
 *
 * <p>Everything happens on that event loop, so that a thread that publishes does no more than wake
 * it up.
 */
public final class LoopHub {
  private static final Logger log = LoggerFactory.getLogger(LoopHub.class);

  /** What comes so soon after all before it was handed out, was there before that was done. */
  private static final long BUSY_NANOS = 50_000;

  private final String channel;
  private final EventLoop loop;
  private final LoopHubs owner;
  private final SlowPolicy policy;
  private final Set<Follower> followers = new LinkedHashSet<>();
  private final Rounds rounds;
  private final List<Follower> touched = new ArrayList<>();

  /** When the messages were taken that have gone to followers and wait for the flush. */
  private final List<Instant> written = new ArrayList<>();

  /** Subscriptions that are ahead of this hub, and go live when it has caught up. */
  private final Set<Joining> ahead = new LinkedHashSet<>();

  /** What came and was not handed out yet. */
  private List<LiveEvent> pending = new ArrayList<>();

  /** Whether its owner will have it hand out. */
  private boolean queued;

  /** When it last handed out all that it had, by {@link System#nanoTime}. */
  private long through = System.nanoTime() - BUSY_NANOS;

  /** The position of the last message that was taken; null until the subscription stands. */
  private @Nullable MessageId position;

  private @Nullable BrokerSubscription subscription;
  private boolean closed;
  private Set<String> lastWanted = Set.of();

  LoopHub(String channel, EventLoop loop, LoopHubs owner, SlowPolicy policy) {
    this.channel = channel;
    this.loop = loop;
    this.owner = owner;
    this.policy = policy;
    this.rounds = new Rounds(owner.meters());
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
      follower.attempt(() -> follower.ready(this));
    }
    source.request(Long.MAX_VALUE);
  }

  /** Nobody is left, or the gateway is closed. */
  void close() {
    closed = true;
    rounds.close();
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
      pending.add(event);
      if (!queued) {
        queued = true;
        owner.handOutSoon(LoopHub.this);
      }
    }

    @Override
    public void onEnd(@Nullable Throwable cause) {
      try {
        takePending();
        rounds.finish();
      } finally {
        ended(cause);
      }
    }
  }

  /** Goes on handing out what came; false when it is done. */
  boolean handOut() {
    queued = false;
    takePending();
    queued = !closed && rounds.goOn();
    if (!queued) {
      through = System.nanoTime();
    }
    return queued;
  }

  /** Whether it has something to hand out again as soon as it is through with all before. */
  boolean isBusy() {
    return System.nanoTime() - through < BUSY_NANOS;
  }

  private void takePending() {
    List<LiveEvent> events = pending;
    pending = new ArrayList<>();
    if (closed) {
      release(events);
    } else if (ahead.isEmpty() && events.stream().allMatch(LoopHub::isOfTopic)) {
      events.forEach(this::addToRounds);
    } else {
      rounds.finish();
      deliverOneByOne(events);
    }
  }

  private static boolean isOfTopic(LiveEvent event) {
    return event instanceof SharedMessage message && message.message().kind() != MessageKind.RUN;
  }

  private void addToRounds(LiveEvent event) {
    rounds.add((SharedMessage) event);
    position = event.position();
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

  /** The position up to which live messages were taken; only once the hub is ready. */
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
    rounds.follow(follower, wanted);
  }

  /** Has a follower write what it was not given yet of the messages up to here. */
  public void catchUp(Follower follower) {
    rounds.catchUp(follower);
  }

  void await(Joining joining) {
    ahead.add(joining);
  }

  void forget(Joining joining) {
    ahead.remove(joining);
  }

  /** The way of a subscription that waits in between, and of what is no topic's message. */
  private void deliverOneByOne(List<LiveEvent> events) {
    try {
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
    } finally {
      release(events);
    }
  }

  private void deliver(SharedMessage message) {
    boolean followed;
    if (message.message().kind() == MessageKind.RUN) {
      forEveryFollower(follower -> follower.deliver(message));
      followed = true;
    } else {
      followed = rounds.walk(message.message().topic(), follower -> write(follower, message));
    }
    if (followed) {
      written.add(message.message().createdAt());
    }
  }

  private boolean write(Follower follower, SharedMessage message) {
    write(follower, () -> follower.deliver(message));
    return true;
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

  private void write(Follower follower, Runnable writing) {
    follower.attempt(writing);
    if (!follower.touched) {
      follower.touched = true;
      touched.add(follower);
    }
  }

  private void flush() {
    for (Follower follower : touched) {
      follower.touched = false;
      follower.attempt(follower::endOfBatch);
    }
    touched.clear();
    written.forEach(owner.meters()::delivered);
    written.clear();
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
    rounds.close();
    ahead.clear();
    for (Follower follower : all) {
      follower.seats.names().forEach(follower.seats::remove);
      follower.ended(cause);
    }
  }
}
