package dev.typewire.gateway.sse;

import dev.typewire.gateway.fanout.Follower;
import dev.typewire.gateway.fanout.Joining;
import dev.typewire.gateway.fanout.LiveBatch;
import dev.typewire.gateway.fanout.LoopHub;
import dev.typewire.gateway.fanout.SharedMessage;
import dev.typewire.gateway.fanout.Starts;
import dev.typewire.gateway.node.Node;
import dev.typewire.runtime.Gap;
import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.broker.StoredMessage;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One channel of a stream of events. */
final class SseChannel extends Follower implements Joining.Listener {
  private final Node node;
  private final SseStream stream;
  private final String name;
  private final Set<String> topics;
  private final @Nullable MessageId after;
  private @Nullable LoopHub hub;
  private @Nullable Joining joining;
  private @Nullable MessageId cursor;
  private boolean recovered;

  SseChannel(
      Node node, SseStream stream, String name, Set<String> topics, @Nullable MessageId after) {
    this.node = node;
    this.stream = stream;
    this.name = name;
    this.topics = topics;
    this.after = after;
  }

  String name() {
    return name;
  }

  boolean stands() {
    return cursor != null;
  }

  boolean isRecovered() {
    return recovered;
  }

  MessageId cursor() {
    if (cursor == null) {
      throw new IllegalStateException("The subscription does not stand yet.");
    }
    return cursor;
  }

  /** The client's own as long as it was not told of the gap behind it: it may be cut off before. */
  MessageId cursorBeforeGap() {
    return recovered || after == null ? cursor() : after;
  }

  /** Begins with the events. */
  void begin() {
    if (joining != null) {
      joining.begin();
    }
  }

  void resume() {
    if (joining != null) {
      joining.resume();
    }
  }

  void close() {
    if (joining != null) {
      joining.close();
    }
  }

  @Override
  protected void ready(LoopHub ready) {
    hub = ready;
    joining = new Joining(ready, topics, this, this);
    joining.open(Starts.of(node.realtime(), name, topics, after));
  }

  @Override
  public void stands(MessageId at, boolean all) {
    if (after != null) {
      node.meters().resumed(all);
    }
    cursor = at;
    recovered = all;
    stream.channelStands();
  }

  @Override
  public boolean hasRoom() {
    return stream.hasRoom();
  }

  @Override
  public void past(StoredMessage message) {
    stream.past(message);
  }

  @Override
  public void gap(Gap gap) {
    node.meters().gap();
    stream.gap(name, gap.cursor());
  }

  @Override
  public void live() {
    if (hub != null) {
      hub.follow(this, topics);
    }
  }

  @Override
  public void flush() {
    stream.flush();
  }

  @Override
  public void failed(@Nullable Throwable cause) {
    stream.brokerFailed();
  }

  @Override
  protected void deliver(SharedMessage message) {
    stream.live(message);
  }

  @Override
  protected void deliver(LiveBatch batch, long ofTopics) {
    stream.live(batch, ofTopics);
  }

  @Override
  protected void lost(Gap gap) {
    stream.gap(name, gap.cursor());
  }

  @Override
  protected void endOfBatch() {
    stream.endOfBatch();
  }

  @Override
  protected void ended(@Nullable Throwable cause) {
    stream.brokerFailed();
  }

  @Override
  protected void faulted(Throwable fault) {
    stream.fail(fault);
  }
}
