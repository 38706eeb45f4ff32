package dev.typewire.gateway.fanout;

import dev.typewire.runtime.Gap;
import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.broker.BrokerListener;
import dev.typewire.runtime.broker.BrokerSubscription;
import dev.typewire.runtime.broker.Start;
import dev.typewire.runtime.broker.StoredMessage;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One channel on this node: its one broker subscription, and the event loops that have followers.
 *
 * <p>Everything happens on the hub's home event loop, so that a thread that publishes does no more
 * than wake it up. What came meanwhile goes to each event loop as one batch.
 */
final class ChannelHub implements BrokerListener {
  private final EventLoop home;
  private final SlowPolicy policy;
  private final Consumer<ChannelHub> onEnd;
  private final Set<LoopHub> loops = new LinkedHashSet<>();
  private List<LiveEvent> pending = new ArrayList<>();

  /** The last position that was handed to the loops; null until the subscription stands. */
  private @Nullable MessageId position;

  private @Nullable BrokerSubscription subscription;
  private @Nullable Ended ended;
  private boolean closed;

  /** The event loops that hold it; guarded by {@link Fanout}'s map. */
  int users;

  private record Ended(@Nullable Throwable cause) {}

  ChannelHub(EventLoop home, SlowPolicy policy, Consumer<ChannelHub> onEnd) {
    this.home = home;
    this.policy = policy;
    this.onEnd = onEnd;
  }

  /** Runs something on the home event loop; nothing if that is shut down. */
  void run(Runnable work) {
    run(home, work);
  }

  void open(String channel, BrokerCalls broker) {
    broker.subscribe(
        channel,
        Start.now(),
        home,
        this,
        stands -> {
          if (closed) {
            stands.close();
            return;
          }
          subscription = stands;
          position = stands.cursor();
          for (LoopHub hub : loops) {
            run(hub.loop(), () -> hub.ready(stands.cursor()));
          }
          stands.request(Long.MAX_VALUE);
        },
        this::onEnd);
  }

  void attach(LoopHub hub) {
    if (ended != null) {
      Throwable cause = ended.cause;
      run(hub.loop(), () -> hub.ended(cause));
      return;
    }
    handOut(false);
    loops.add(hub);
    if (position != null) {
      MessageId cursor = position;
      run(hub.loop(), () -> hub.ready(cursor));
    }
  }

  void detach(LoopHub hub) {
    loops.remove(hub);
  }

  void close() {
    closed = true;
    if (subscription != null) {
      subscription.close();
    }
    handOut(false);
  }

  @Override
  public void onMessage(StoredMessage message) {
    add(new SharedMessage(message, policy.of(message)));
  }

  @Override
  public void onGap(Gap gap) {
    add(new LiveEvent.Lost(gap));
  }

  private void add(LiveEvent event) {
    if (closed) {
      return;
    }
    if (pending.isEmpty()) {
      home.execute(() -> handOut(true));
    }
    pending.add(event);
  }

  /**
   * Hands out what is pending.
   *
   * @param atOnce whether the home event loop's followers get it now, and not behind what is queued
   *     there already, such as the word that the subscription stands
   */
  private void handOut(boolean atOnce) {
    if (pending.isEmpty()) {
      return;
    }
    List<LiveEvent> batch = pending;
    pending = new ArrayList<>();
    position = batch.get(batch.size() - 1).position();
    LoopHub here = null;
    for (LoopHub hub : loops) {
      if (atOnce && hub.loop() == home) {
        here = hub;
        continue; // the others begin meanwhile
      }
      retain(batch);
      if (!run(hub.loop(), () -> deliver(hub, batch))) {
        release(batch);
      }
    }
    if (here != null) {
      deliver(here, batch);
    } else {
      release(batch);
    }
  }

  private static void deliver(LoopHub hub, List<LiveEvent> batch) {
    try {
      hub.deliver(batch);
    } finally {
      release(batch);
    }
  }

  @Override
  public void onEnd(@Nullable Throwable cause) {
    if (ended != null || closed) {
      return;
    }
    ended = new Ended(cause);
    onEnd.accept(this);
    handOut(false);
    for (LoopHub hub : loops) {
      run(hub.loop(), () -> hub.ended(cause));
    }
    loops.clear();
  }

  /** False if the event loop is shut down. */
  private static boolean run(EventLoop loop, Runnable work) {
    try {
      loop.execute(work);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  private static void retain(List<LiveEvent> batch) {
    for (LiveEvent event : batch) {
      if (event instanceof SharedMessage message) {
        message.retain();
      }
    }
  }

  private static void release(List<LiveEvent> batch) {
    for (LiveEvent event : batch) {
      if (event instanceof SharedMessage message) {
        message.release();
      }
    }
  }
}
