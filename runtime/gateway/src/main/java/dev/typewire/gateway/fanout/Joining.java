package dev.typewire.gateway.fanout;

import dev.typewire.runtime.Gap;
import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.broker.BrokerListener;
import dev.typewire.runtime.broker.BrokerSubscription;
import dev.typewire.runtime.broker.MessageKind;
import dev.typewire.runtime.broker.Start;
import dev.typewire.runtime.broker.StoredMessage;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings one subscription from its start to the live stream, with nothing lost and nothing twice.
 *
 * <p>It reads the past from a broker subscription of its own until it has reached the position up
 * to which its event loop's {@link LoopHub} has taken live messages. There it goes live: what
 * follows comes from the hub. Both sides only move on the event loop, so nothing falls in between.
 * Within an epoch sequences have no holes, so comparing two of them says which is ahead.
 *
 * <p>The past comes as fast as the connection takes it.
 */
public final class Joining {
  /** Messages asked for at once. Only references are held until they can be written. */
  private static final int BATCH = 32;

  private final LoopHub hub;
  private final Set<String> topics;
  private final Follower owner;
  private final Listener listener;
  private @Nullable MessageId position;
  private @Nullable Past past;
  private boolean begun;
  private boolean over;
  private boolean flushing;

  /** What the subscription's owner does. Called on the event loop. */
  public interface Listener {
    /**
     * The subscription stands; answered with {@link Joining#begin}, at once or later.
     *
     * @param cursor the position before the first message that comes
     * @param recovered false if messages after the start that was asked for are gone
     */
    void stands(MessageId cursor, boolean recovered);

    /** Whether there is room to write. When there is again: {@link Joining#resume}. */
    boolean hasRoom();

    /** Writes a message of the past, without flushing. */
    void past(StoredMessage message);

    /** Writes that the past has a gap, without flushing. */
    void gap(Gap gap);

    /** The past is complete: live messages are to follow right after it. */
    void live();

    /** Flushes what was written. */
    void flush();

    /** The broker gave none, or ended it; nothing comes after this. */
    void failed(@Nullable Throwable cause);
  }

  /**
   * Prepares to join a hub that is ready.
   *
   * @param topics those whose messages are wanted
   * @param owner ends if this fails in a way that nobody foresaw
   */
  public Joining(LoopHub hub, Set<String> topics, Follower owner, Listener listener) {
    this.owner = owner;
    this.hub = hub;
    this.topics = topics;
    this.listener = listener;
  }

  /** Starts. */
  public void open(Start start) {
    boolean isHere =
        start instanceof Start.Now
            || (start instanceof Start.After after && after.id().equals(hub.position()));
    if (isHere) {
      position = hub.position();
      listener.stands(hub.position(), true);
    } else {
      openPast(start, source -> listener.stands(source.cursor(), source.gapAtStart() == null));
    }
  }

  /** Begins with the messages, once {@link Listener#stands} was called. */
  public void begin() {
    begun = true;
    proceed();
    listener.flush();
  }

  /** There is room to write again. */
  public void resume() {
    if (begun && !over && past != null) {
      past.pump();
      listener.flush();
    }
  }

  /** Gives up. */
  public void close() {
    over = true;
    hub.forget(this);
    closePast();
  }

  /** The hub moved on while this waited for it. */
  void hubAdvanced() {
    hub.forget(this);
    owner.attempt(
        () -> {
          proceed();
          listener.flush();
        });
  }

  /** Flushes once for all that the broker hands over in one go. */
  private void flushSoon() {
    if (!flushing) {
      flushing = true;
      hub.loop()
          .execute(
              () -> {
                flushing = false;
                listener.flush();
              });
    }
  }

  /** Compares positions with the hub: level means live, behind reads the past, ahead waits. */
  private void proceed() {
    MessageId here = position;
    if (over || !begun || here == null) {
      return;
    }
    MessageId there = hub.position();
    if (here.equals(there)) {
      over = true;
      closePast();
      listener.live();
    } else if (there.isBefore(here)) {
      closePast();
      hub.await(this);
    } else if (past != null) {
      past.pump();
    } else {
      openPast(Start.after(here), this::reopened);
    }
  }

  private void reopened(BrokerSubscription source) {
    Gap gap = source.gapAtStart();
    if (gap != null) {
      listener.gap(gap);
    }
    proceed();
    listener.flush();
  }

  private void openPast(Start start, Consumer<BrokerSubscription> then) {
    Past opening = new Past();
    past = opening;
    hub.broker()
        .subscribe(
            hub.channel(),
            start,
            hub.loop(),
            opening,
            source -> {
              if (opening.closed) {
                source.close();
                return;
              }
              opening.source = source;
              position = source.cursor();
              owner.attempt(() -> then.accept(source));
            },
            opening::onEnd);
  }

  private void closePast() {
    if (past != null) {
      past.close();
      past = null;
    }
  }

  /** What the broker keeps of the past, read at the connection's pace. */
  private final class Past implements BrokerListener {
    private final Queue<Event> held = new ArrayDeque<>();
    private @Nullable BrokerSubscription source;
    private int outstanding;
    private boolean pumping;
    private boolean closed;

    @Override
    public void onMessage(StoredMessage message) {
      outstanding--;
      take(new Event(message, null));
    }

    @Override
    public void onGap(Gap gap) {
      take(new Event(null, gap));
    }

    private void take(Event event) {
      if (!closed) {
        held.add(event);
        owner.attempt(this::pump);
        flushSoon();
      }
    }

    @Override
    public void onEnd(@Nullable Throwable cause) {
      if (!closed) {
        Joining.this.close();
        listener.failed(cause);
      }
    }

    void pump() {
      if (pumping) {
        return;
      }
      pumping = true;
      try {
        while (!closed && !held.isEmpty() && listener.hasRoom()) {
          handOver(held.remove());
        }
      } finally {
        pumping = false;
      }
      if (!closed && begun && source != null && outstanding == 0 && held.isEmpty()) {
        outstanding = BATCH;
        source.request(BATCH);
      }
    }

    private void handOver(Event event) {
      MessageId there = hub.position();
      StoredMessage message = event.message;
      if (message != null && there.isBefore(message.id())) {
        // All that lies before it is behind us, so the hub is level with us, or we are ahead of it.
        position = later(position, there);
      } else if (message != null) {
        position = message.id();
        boolean wanted = topics.contains(message.topic()) || message.kind() == MessageKind.RUN;
        if (wanted && source != null && source.includes(message)) {
          listener.past(message);
        }
      } else if (event.gap != null) {
        position = event.gap.cursor();
        listener.gap(event.gap);
      }
      if (position != null && (there.equals(position) || there.isBefore(position))) {
        proceed();
      }
    }

    void close() {
      closed = true;
      held.clear();
      if (source != null) {
        source.close();
      }
    }
  }

  private static MessageId later(@Nullable MessageId a, MessageId b) {
    return a != null && b.isBefore(a) ? a : b;
  }

  /** One of the two is there. */
  private record Event(@Nullable StoredMessage message, @Nullable Gap gap) {}
}
