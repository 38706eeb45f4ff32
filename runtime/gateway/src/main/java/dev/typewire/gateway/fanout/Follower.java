package dev.typewire.gateway.fanout;

import dev.typewire.runtime.Gap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection's presence at one channel. Everything happens on the connection's event loop. */
public abstract class Follower {
  private static final Logger log = LoggerFactory.getLogger(Follower.class);

  final Few<TopicFollowers.Seat> seats = new Few<>();
  boolean touched;

  /** The number in {@link LiveWindow} of the first message that it was not given yet. */
  long next;

  /** For what a connection does with a channel's messages. */
  protected Follower() {}

  /** The channel's broker subscription stands; called once. */
  protected abstract void ready(LoopHub hub);

  /** Writes a message of a topic that it follows, without flushing. */
  protected abstract void deliver(SharedMessage message);

  /**
   * Writes the messages of a batch, and flushes.
   *
   * @param ofTopics the topics that it follows, by their bits
   */
  protected abstract void deliver(LiveBatch batch, long ofTopics);

  /** Writes that the broker lost live messages, without flushing. */
  protected abstract void lost(Gap gap);

  /** Flushes what was written. */
  protected abstract void endOfBatch();

  /**
   * The broker ended the channel's subscription, or gave none; nothing comes after this.
   *
   * @param cause null if the broker was closed
   */
  protected abstract void ended(@Nullable Throwable cause);

  /** Delivering failed in a way that nobody foresaw. */
  protected abstract void faulted(Throwable fault);

  /** What fails for one follower ends that one, which resumes, and no other. */
  final void attempt(Runnable writing) {
    try {
      writing.run();
    } catch (Throwable e) {
      fail(e);
    }
  }

  /** Ends this follower, and does not fail even where that does. */
  final void fail(Throwable fault) {
    try {
      faulted(fault);
    } catch (Throwable e) {
      log.error("Ending a connection failed", e);
    }
  }
}
