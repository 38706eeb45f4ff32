package dev.typewire.gateway.fanout;

import dev.typewire.gateway.wire.DataJson;
import dev.typewire.gateway.wire.SocketFrames;
import dev.typewire.gateway.wire.SseEvents;
import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.broker.StoredMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.AbstractReferenceCounted;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.ReferenceCounted;
import org.jspecify.annotations.Nullable;

/**
 * A live message on its way to all of its followers, encoded at most once in each representation.
 *
 * <p>Whoever needs a representation first makes it; the event loops share it. It lives as long as
 * an event loop still has to hand it out; a socket's outbound queue holds a duplicate of its own.
 */
public final class SharedMessage extends AbstractReferenceCounted implements LiveEvent {
  private final StoredMessage message;
  private @Nullable ByteBuf socketFrame;
  private @Nullable ByteBuf sseEvent;
  private @Nullable ByteBuf sseData;

  SharedMessage(StoredMessage message) {
    this.message = message;
  }

  /** The message itself. */
  public StoredMessage message() {
    return message;
  }

  @Override
  public MessageId position() {
    return message.id();
  }

  /** A whole WebSocket frame; the caller's own duplicate of the shared bytes. */
  public synchronized ByteBuf socketFrame(ByteBufAllocator allocator) {
    if (socketFrame == null) {
      socketFrame = SocketFrames.text(allocator, DataJson.of(message, null));
    }
    return socketFrame.retainedDuplicate();
  }

  /** A whole server-sent event whose id is the message's; the caller's own duplicate. */
  public synchronized ByteBuf sseEvent(ByteBufAllocator allocator) {
    if (sseEvent == null) {
      sseEvent = SseEvents.data(allocator, message.id().toString(), DataJson.of(message, null));
    }
    return sseEvent.retainedDuplicate();
  }

  /** The same without the id; the caller's own duplicate. */
  public synchronized ByteBuf sseData(ByteBufAllocator allocator) {
    if (sseData == null) {
      sseData = SseEvents.data(allocator, null, DataJson.of(message, null));
    }
    return sseData.retainedDuplicate();
  }

  @Override
  protected synchronized void deallocate() {
    ReferenceCountUtil.release(socketFrame);
    ReferenceCountUtil.release(sseEvent);
    ReferenceCountUtil.release(sseData);
  }

  @Override
  public ReferenceCounted touch(Object hint) {
    return this;
  }
}
