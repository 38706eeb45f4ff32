package dev.typewire.runtime.broker;

import dev.typewire.runtime.Gap;
import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.broker.ChannelLog.Node;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A walk along a {@link ChannelLog}, as fast as its listener asks for. */
final class LogSubscription extends PacedSubscription {
  private final ChannelLog channelLog;
  private final MessageId cursor;
  private final @Nullable Gap gapAtStart;
  private final Map<String, Long> firsts;

  /** The last node handed over. Moved on by the walk, and by {@link #wake} on an overrun. */
  private volatile Node position;

  /** The sequence that the walk has come to; a position ahead of it was overrun. */
  private long reached;

  LogSubscription(
      ChannelLog channelLog,
      Node from,
      @Nullable Gap gapAtStart,
      Map<String, Long> firsts,
      Executor executor,
      BrokerListener listener) {
    super(channelLog.channel(), executor, listener);
    this.channelLog = channelLog;
    this.cursor = channelLog.idAt(from.sequence);
    this.reached = from.sequence;
    this.gapAtStart = gapAtStart;
    this.firsts = firsts;
    this.position = from;
  }

  @Override
  public MessageId cursor() {
    return cursor;
  }

  @Override
  public @Nullable Gap gapAtStart() {
    return gapAtStart;
  }

  @Override
  public boolean includes(StoredMessage message) {
    return message.id().sequence() >= firsts.getOrDefault(message.topic(), 0L);
  }

  /** Called after each append. */
  @Override
  public void wake() {
    Node at = position;
    Node target = channelLog.overrunTarget(at);
    if (target != null) {
      moveFrom(at, target);
    }
    super.wake();
  }

  /** The last node handed over, or that it was moved to: it needs none before. */
  Node position() {
    return position;
  }

  @Override
  protected void left() {
    channelLog.remove(this);
  }

  @Override
  protected boolean step() {
    Node at = position;
    if (at.sequence != reached) {
      Gap missed =
          new Gap(channelLog.channel(), channelLog.idAt(reached), channelLog.idAt(at.sequence));
      reached = at.sequence;
      tell(missed);
      return true;
    }
    Node next = at.next;
    if (!hasDemand() || next == null) {
      return at != position; // an overrun moved it, and what it left may be cut off
    }
    if (moveFrom(at, next)) {
      reached = next.sequence;
      handOver(next.message());
    }
    return true;
  }

  private synchronized boolean moveFrom(Node expected, Node to) {
    if (position != expected) {
      return false;
    }
    position = to;
    return true;
  }
}
