package dev.typewire.gateway.fanout;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The followers of one topic on one event loop: fast to walk along, also with pauses, and to leave.
 *
 * <p>During a walk and in its pauses, connections close, and others come to live. Who leaves
 * meanwhile is passed over, and who comes is not part of it.
 */
final class TopicFollowers {
  private final String topic;

  /** Null for one who left during a walk. */
  private final List<@Nullable Follower> followers = new ArrayList<>(1);

  /** Their places, in the same order. */
  private final List<Seat> seats = new ArrayList<>(1);

  private boolean walking;
  private boolean someGone;

  /** The next one on the walk, and where it ends. */
  private int at;

  private int end;

  /** The number, in {@link LiveWindow}, of the topic's last message. */
  private long last;

  /** What everybody here has: all messages before this number. */
  private long told;

  /** The same, when the walk under way has come to its end. */
  private long telling;

  /**
   * Nobody yet.
   *
   * @param next the number of the next message
   */
  TopicFollowers(String topic, long next) {
    this.topic = topic;
    this.told = next;
  }

  String topic() {
    return topic;
  }

  /** There is a message for those who are here. */
  void expects(long number) {
    last = number;
  }

  boolean lacksMessages() {
    return !has(last);
  }

  /** Whether everybody has the message of this number. */
  boolean has(long number) {
    return number < told;
  }

  /** A follower's place, which moves when another one is given up. */
  static final class Seat {
    final TopicFollowers row;
    private int index;

    private Seat(TopicFollowers row, int index) {
      this.row = row;
      this.index = index;
    }
  }

  Seat take(Follower follower) {
    Seat seat = new Seat(this, seats.size());
    seats.add(seat);
    followers.add(follower);
    return seat;
  }

  void giveUp(Seat seat) {
    if (walking) {
      followers.set(seat.index, null);
      someGone = true;
    } else {
      remove(seat.index);
    }
  }

  /** The last one moves to the place that becomes free. */
  private void remove(int index) {
    Seat moved = seats.remove(seats.size() - 1);
    Follower follower = followers.remove(followers.size() - 1);
    if (moved.index != index) {
      seats.set(index, moved);
      followers.set(index, follower);
      moved.index = index;
    }
  }

  boolean isWalking() {
    return walking;
  }

  /**
   * Starts to walk along all followers of this moment.
   *
   * @param next the number of the next message: those before it are being given
   */
  void start(long next) {
    walking = true;
    telling = next;
    at = 0;
    end = followers.size();
  }

  /**
   * Walks on.
   *
   * @param visit says whether to go on at once; otherwise there is a pause
   * @return whether the walk has come to its end
   */
  boolean goOn(Predicate<Follower> visit) {
    boolean on = true;
    while (on && at < end) {
      Follower follower = followers.get(at++);
      on = follower == null || visit.test(follower);
    }
    if (at < end) {
      return false;
    }
    walking = false;
    told = telling;
    if (someGone) {
      closeRanks();
    }
    return true;
  }

  private void closeRanks() {
    someGone = false;
    for (int i = followers.size() - 1; i >= 0; i--) {
      if (followers.get(i) == null) {
        remove(i);
      }
    }
  }

  boolean isEmpty() {
    return seats.isEmpty();
  }
}
