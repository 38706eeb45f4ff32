package dev.typewire.gateway.fanout;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The followers of one topic on one event loop: fast to walk along, and to leave.
 *
 * <p>Writing to a follower can close its connection or bring another subscription to live. So who
 * leaves during a walk is passed over, and who comes is not part of it.
 */
final class TopicFollowers {
  /** Null for one who left during a walk. */
  private final List<@Nullable Follower> followers = new ArrayList<>(1);

  /** Their places, in the same order. */
  private final List<Seat> seats = new ArrayList<>(1);

  private boolean walking;
  private boolean someGone;

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
    Seat last = seats.remove(seats.size() - 1);
    Follower follower = followers.remove(followers.size() - 1);
    if (last.index != index) {
      seats.set(index, last);
      followers.set(index, follower);
      last.index = index;
    }
  }

  /** Calls all followers of this moment. */
  void walk(Consumer<Follower> visit) {
    walking = true;
    try {
      int count = followers.size();
      for (int i = 0; i < count; i++) {
        Follower follower = followers.get(i);
        if (follower != null) {
          visit.accept(follower);
        }
      }
    } finally {
      walking = false;
      if (someGone) {
        closeRanks();
      }
    }
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
