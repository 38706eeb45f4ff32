package dev.typewire.gateway.fanout;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The followers of one topic on one event loop: fast to walk along, and to leave.
 *
 * <p>Writing to a follower can close its connection or bring another subscription to live. So who
 * leaves during a walk is passed over, and who comes is not part of it.
 */
final class TopicFollowers {
  private final List<Seat> seats = new ArrayList<>();
  private boolean walking;
  private boolean someGone;

  /** A follower's place, which moves when another one is given up. */
  static final class Seat {
    final TopicFollowers row;
    private final Follower follower;
    private int index;
    private boolean gone;

    private Seat(TopicFollowers row, Follower follower, int index) {
      this.row = row;
      this.follower = follower;
      this.index = index;
    }
  }

  Seat take(Follower follower) {
    Seat seat = new Seat(this, follower, seats.size());
    seats.add(seat);
    return seat;
  }

  void giveUp(Seat seat) {
    seat.gone = true;
    if (walking) {
      someGone = true;
      return;
    }
    Seat last = seats.remove(seats.size() - 1);
    if (last != seat) {
      seats.set(seat.index, last);
      last.index = seat.index;
    }
  }

  /** Calls all followers of this moment. */
  void walk(Consumer<Follower> visit) {
    walking = true;
    try {
      int count = seats.size();
      for (int i = 0; i < count; i++) {
        Seat seat = seats.get(i);
        if (!seat.gone) {
          visit.accept(seat.follower);
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
    seats.removeIf(seat -> seat.gone);
    for (int i = 0; i < seats.size(); i++) {
      seats.get(i).index = i;
    }
  }

  boolean isEmpty() {
    return seats.isEmpty();
  }
}
