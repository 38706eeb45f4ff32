package dev.typewire.gateway.fanout;

import dev.typewire.gateway.metrics.Meters;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Predicate;

/**
 * Hands out the messages of one channel to those who follow its topics on one event loop.
 *
 * <p>It goes round: each follower gets, as one write, all that came since its last turn. A message
 * that comes in mid-round goes to the rest of this round, and to the others in the next one, so
 * that the busier a channel is, the more a write carries. A round pauses after some turns, for
 * whatever else the event loop has to do.
 */
final class Rounds {
  /** Turns before a pause: about a millisecond, as each is a write to a socket. */
  private static final int TURNS = 128;

  private final Meters meters;
  private final Map<String, TopicFollowers> topics = new HashMap<>();
  private final LiveWindow window = new LiveWindow();

  /** Topics with followers who lack messages; the first one's round is under way. */
  private final Queue<TopicFollowers> due = new ArrayDeque<>(1);

  private final Predicate<Follower> turn = this::turn;
  private int turnsLeft;

  Rounds(Meters meters) {
    this.meters = meters;
  }

  /**
   * From now on a follower gets the messages of these topics that are added, and of no others. What
   * was added before of the topics that it followed, it has been given before it follows a new one.
   */
  void follow(Follower follower, Collection<String> wanted) {
    if (takesMore(follower, wanted) && endsWhenCaughtUp(follower)) {
      return;
    }
    for (String topic : follower.seats.names()) {
      if (!wanted.contains(topic)) {
        leave(follower, topic);
      }
    }
    for (String topic : wanted) {
      if (follower.seats.get(topic) == null) {
        TopicFollowers row =
            topics.computeIfAbsent(topic, name -> new TopicFollowers(name, window.next()));
        follower.seats.add(topic, row.take(follower));
      }
    }
  }

  private static boolean takesMore(Follower follower, Collection<String> wanted) {
    for (String topic : wanted) {
      if (follower.seats.get(topic) == null) {
        return true;
      }
    }
    return false;
  }

  /** What it is given may show that its connection is over: then it follows nothing any more. */
  private boolean endsWhenCaughtUp(Follower follower) {
    boolean followed = !follower.seats.isEmpty();
    catchUp(follower);
    return followed && follower.seats.isEmpty();
  }

  private void leave(Follower follower, String topic) {
    TopicFollowers.Seat seat = follower.seats.remove(topic);
    if (seat != null) {
      seat.row.giveUp(seat);
      forgetIfEmpty(seat.row);
    }
  }

  private void forgetIfEmpty(TopicFollowers row) {
    if (row.isEmpty()) {
      topics.remove(row.topic(), row);
    }
  }

  /** Gives a follower its turn now. */
  void catchUp(Follower follower) {
    if (!follower.seats.isEmpty()) {
      turn(follower);
    }
    follower.next = window.next();
  }

  /** Adds a message; it is released when everybody has it. */
  void add(SharedMessage message) {
    String topic = message.message().topic();
    if (!window.takes(topic)) {
      finish();
    }
    TopicFollowers row = topics.get(topic);
    if (row == null) {
      message.release();
      return;
    }
    if (!row.lacksMessages()) {
      due.add(row);
    }
    row.expects(window.next());
    window.add(message);
  }

  /** Goes on until it is time for a pause. Answers whether something is left. */
  boolean goOn() {
    return goOn(TURNS);
  }

  /** Goes on until everybody has everything. */
  void finish() {
    goOn(Integer.MAX_VALUE);
  }

  private boolean goOn(int turns) {
    turnsLeft = turns;
    TopicFollowers row = due.peek();
    while (row != null && turnsLeft > 0) {
      goRound(row);
      row = due.peek();
    }
    return row != null;
  }

  private void goRound(TopicFollowers row) {
    if (!row.isWalking()) {
      row.start(window.next());
    }
    if (row.goOn(turn)) {
      due.remove();
      if (row.lacksMessages()) {
        due.add(row);
      }
      forgetIfEmpty(row);
      forgetTold();
    }
  }

  /** Writes to a follower what it lacks; false for a pause. */
  private boolean turn(Follower follower) {
    long from = window.from(follower.next);
    if (from < window.next()) {
      follower.next = window.next();
      give(follower, from);
    }
    return turnsLeft > 0;
  }

  private void give(Follower follower, long from) {
    try {
      LiveBatch batch = window.batch(from);
      long ofTopics = batch.topics(topic -> follower.seats.get(topic) != null);
      if (ofTopics != 0) {
        turnsLeft--;
        follower.deliver(batch, ofTopics);
      }
    } catch (Throwable e) { // ends this follower, which resumes, and no other
      follower.fail(e);
    }
  }

  private void forgetTold() {
    int count = 0;
    while (count < window.size() && isTold(window.first() + count)) {
      meters.delivered(window.message(window.first() + count).message().createdAt());
      count++;
    }
    window.removeFirst(count);
  }

  private boolean isTold(long number) {
    TopicFollowers row = topics.get(window.message(number).message().topic());
    return row == null || row.has(number);
  }

  /** Calls all who follow a topic, when everybody has everything; false if nobody does. */
  boolean walk(String topic, Predicate<Follower> visit) {
    TopicFollowers row = topics.get(topic);
    if (row == null) {
      return false;
    }
    row.start(window.next());
    row.goOn(visit);
    forgetIfEmpty(row);
    return true;
  }

  /** Forgets everything. */
  void close() {
    window.removeFirst(window.size());
    due.clear();
    topics.clear();
  }
}
