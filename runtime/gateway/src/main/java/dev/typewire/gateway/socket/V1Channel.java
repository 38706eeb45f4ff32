package dev.typewire.gateway.socket;

import dev.typewire.gateway.fanout.Follower;
import dev.typewire.gateway.fanout.LiveBatch;
import dev.typewire.gateway.fanout.LoopHub;
import dev.typewire.gateway.fanout.SharedMessage;
import dev.typewire.gateway.wire.ErrorCode;
import dev.typewire.gateway.wire.Refusal;
import dev.typewire.gateway.wire.ServerFrames;
import dev.typewire.runtime.Gap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One channel of a connection, with the subscriptions that share its live messages. */
final class V1Channel extends Follower {
  private final V1Session session;
  private final SocketLink link;
  private final String name;
  private final List<V1Subscription> subscriptions = new ArrayList<>(1);
  private @Nullable LoopHub hub;

  V1Channel(V1Session session, SocketLink link, String name) {
    this.session = session;
    this.link = link;
    this.name = name;
  }

  String name() {
    return name;
  }

  void add(V1Subscription subscription) {
    subscriptions.add(subscription);
    if (hub != null) {
      subscription.start(hub);
    }
  }

  /** Whether no subscription is left. */
  boolean remove(V1Subscription subscription) {
    subscriptions.remove(subscription);
    follow();
    return subscriptions.isEmpty();
  }

  /** Writes the live messages up to here that it was not given yet. */
  void catchUp() {
    if (hub != null) {
      hub.catchUp(this);
    }
  }

  /** Follows what the live subscriptions cover: a message goes out once, for all of them. */
  void follow() {
    if (hub == null) {
      return;
    }
    Set<String> topics = new HashSet<>();
    for (V1Subscription subscription : subscriptions) {
      if (subscription.isLive()) {
        topics.addAll(subscription.topics());
      }
    }
    hub.follow(this, topics);
  }

  @Override
  protected void ready(LoopHub ready) {
    hub = ready;
    List.copyOf(subscriptions).forEach(subscription -> subscription.start(ready));
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
    link.writeWaiting();
    link.write(ServerFrames.gap(null, gap.channel(), gap.cursor()));
  }

  @Override
  protected void endOfBatch() {
    link.flushLive();
  }

  @Override
  protected void ended(@Nullable Throwable cause) {
    for (V1Subscription subscription : List.copyOf(subscriptions)) {
      session.end(
          subscription,
          new Refusal(
              ErrorCode.BROKER_UNAVAILABLE,
              "The broker did not answer, or ended the subscription. Come back later."));
    }
  }

  @Override
  protected void faulted(Throwable fault) {
    link.fail(fault);
  }
}
