package dev.typewire.gateway.socket;

import dev.typewire.gateway.fanout.Follower;
import dev.typewire.gateway.fanout.LiveBatch;
import dev.typewire.gateway.fanout.LoopHub;
import dev.typewire.gateway.fanout.SharedMessage;
import dev.typewire.runtime.Gap;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One channel of a plain connection. */
final class PlainChannel extends Follower {
  private final PlainSession session;
  private final SocketLink link;
  private final Set<String> topics = new HashSet<>();
  private @Nullable LoopHub hub;

  PlainChannel(PlainSession session, SocketLink link) {
    this.session = session;
    this.link = link;
  }

  void add(String topic) {
    topics.add(topic);
    if (session.isOpen()) {
      follow();
    }
  }

  /** Whether no topic is left. */
  boolean remove(String topic) {
    topics.remove(topic);
    follow();
    return topics.isEmpty();
  }

  boolean isReady() {
    return hub != null;
  }

  /** Begins with the messages, if the channel is ready. */
  void follow() {
    if (hub != null) {
      hub.follow(this, topics);
    }
  }

  @Override
  protected void ready(LoopHub ready) {
    hub = ready;
    if (session.isOpen()) {
      follow();
    } else {
      session.channelReady();
    }
  }

  @Override
  protected void deliver(SharedMessage message) {
    link.deliver(message);
  }

  @Override
  protected void deliver(LiveBatch batch, long ofTopics) {
    link.deliver(batch, ofTopics);
  }

  @Override
  protected void lost(Gap gap) {
    // A plain client has no word for it.
  }

  @Override
  protected void endOfBatch() {
    link.flushLive();
  }

  @Override
  protected void ended(@Nullable Throwable cause) {
    session.brokerFailed();
  }

  @Override
  protected void faulted(Throwable fault) {
    link.fail(fault);
  }
}
