package dev.typewire.gateway.socket;

import dev.typewire.gateway.fanout.LiveBatch;
import dev.typewire.gateway.fanout.LiveQueue;
import dev.typewire.gateway.fanout.SharedMessage;
import dev.typewire.gateway.http.TokenGate;
import dev.typewire.gateway.metrics.ConnectionKind;
import dev.typewire.gateway.metrics.LoopMeters;
import dev.typewire.gateway.node.Connections;
import dev.typewire.gateway.node.Node;
import dev.typewire.gateway.node.Outlet;
import dev.typewire.gateway.wire.Dialect;
import dev.typewire.gateway.wire.ErrorCode;
import dev.typewire.gateway.wire.ServerFrames;
import dev.typewire.gateway.wire.SocketFrames;
import dev.typewire.runtime.token.TokenGrant;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket as its session sees it: frames go out, and it can be closed. Belongs to the event
 * loop.
 */
final class SocketLink implements Connections.Drainable {
  private static final Logger log = LoggerFactory.getLogger(SocketLink.class);

  private final Node node;
  private final Channel channel;
  private final Outlet outlet;
  private final Session session;
  private final LoopMeters meters;
  private final Dialect dialect;

  /** The live messages that wait; null while all that came could pass. */
  private @Nullable LiveQueue live;

  private boolean deflates;
  private boolean closing;

  /** Links a connection with the session that the function makes. */
  SocketLink(Node node, Channel channel, Function<SocketLink, Session> sessions) {
    this.node = node;
    this.channel = channel;
    this.session = sessions.apply(this);
    this.dialect = session.dialect();
    this.meters = node.meters().on(channel.eventLoop(), kind());
    this.outlet = new Outlet(channel, node.settings(), meters);
    channel.closeFuture().addListener(closed -> gone());
  }

  /** From now on, bytes go out from this handler's place on. */
  void writeFrom(ChannelHandlerContext place) {
    outlet.writeFrom(place);
  }

  /** From now on, live messages are compressed. */
  void deflate() {
    deflates = true;
  }

  Session session() {
    return session;
  }

  /** What a token of the client's allows. */
  TokenGrant admit(String token) {
    return TokenGate.admit(node, channel, token);
  }

  EventLoop loop() {
    return channel.eventLoop();
  }

  ByteBufAllocator allocator() {
    return outlet.allocator();
  }

  boolean isClosing() {
    return closing;
  }

  /** Whether there is room for what can wait: live messages that wait already go first. */
  boolean hasRoom() {
    return !closing && outlet.hasRoom() && live == null;
  }

  /** There is room again. */
  void resumed() {
    if (live != null) {
      live.resume();
      forgetEmptyQueue();
    }
    flush();
    if (hasRoom()) {
      session.resumed();
    }
  }

  /** Writes a live message, or keeps it for later as its topic says; without flushing. */
  void deliver(SharedMessage message) {
    if (!closing) {
      queue().deliver(message);
      forgetEmptyQueue();
    }
  }

  private LiveQueue queue() {
    if (live == null) {
      live = new LiveQueue(new Outgoing(), meters);
    }
    return live;
  }

  private void forgetEmptyQueue() {
    if (live != null && live.isEmpty()) {
      live = null;
    }
  }

  /** Sends the messages of a batch, or keeps them for later as their topics say. */
  void deliver(LiveBatch batch, long ofTopics) {
    if (closing) {
      return;
    }
    if (live == null && sendAtOnce(batch, ofTopics)) {
      endIfOverfull();
    } else {
      batch.forEach(ofTopics, this::deliver);
      flushLive();
    }
  }

  /** False if some of them may have to wait. */
  private boolean sendAtOnce(LiveBatch batch, long ofTopics) {
    LiveBatch.Wire wire = deflates ? LiveBatch.Wire.DEFLATED_SOCKET : LiveBatch.Wire.SOCKET;
    LiveBatch.Encoded messages = batch.encoded(ofTopics, wire, dialect, allocator());
    if (!batch.keepsAll() && !outlet.hasRoomFor(messages.bytes())) {
      return false;
    }
    meters.messages(messages.messages());
    outlet.send(messages.segments());
    return true;
  }

  /** Writes the live messages that wait, so that what is written next comes after them. */
  void writeWaiting() {
    if (live != null) {
      live.writeAll();
      live = null;
    }
  }

  /** Writes a text frame, without flushing. */
  void write(byte[]... json) {
    writeFrame(SocketFrames.text(allocator(), json));
  }

  /** Writes a text frame and flushes. */
  void send(byte[] json) {
    write(json);
    flush();
  }

  /** Writes a frame that is encoded already, without flushing; nothing if there is none. */
  void writeFrame(@Nullable ByteBuf frame) {
    if (frame == null) {
      return;
    }
    if (closing) {
      frame.release();
    } else {
      outlet.write(frame);
    }
  }

  /** The same with the frame of a message. */
  void writeMessage(@Nullable ByteBuf frame) {
    if (frame != null && !closing) {
      meters.messages(1);
    }
    writeFrame(frame);
  }

  void flush() {
    outlet.flush();
  }

  /** Flushes live messages; a client that does not keep up with them has to come back. */
  void flushLive() {
    outlet.flush();
    endIfOverfull();
  }

  private void endIfOverfull() {
    if (!closing && isOverfull()) {
      meters.slowClosed();
      close(ErrorCode.SLOW_CONSUMER);
    }
  }

  private boolean isOverfull() {
    return live == null ? outlet.isOverfull(0) : live.isOverfull();
  }

  void ping() {
    writeFrame(SocketFrames.ping(allocator()));
    flush();
  }

  void pong(byte[] payload) {
    writeFrame(SocketFrames.pong(allocator(), payload));
    flush();
  }

  /** Says why, and closes when the client has answered or its time is up. */
  void close(ErrorCode reason) {
    close(session.closeCode(reason), reason.name());
  }

  /** The same with any code; 0 says nothing. */
  void close(int code, String reason) {
    if (closing) {
      return;
    }
    log.debug("Closing a WebSocket: code={} reason={}", code, reason);
    ended();
    writeFrame(SocketFrames.close(allocator(), code, reason));
    flush();
    closing = true;
    Outlet.closeIn(channel, node.settings().closeGrace());
  }

  private void gone() {
    ended();
    closing = true;
  }

  private void ended() {
    session.ended();
    if (live != null) {
      live.close();
      live = null;
    }
  }

  /** The client closed, or answered ours. */
  void closedByClient(int code) {
    close(code, "");
    var unused = channel.close();
  }

  /** Something failed that nobody foresaw: this connection ends, the others go on. */
  void fail(Throwable fault) {
    log.error("A WebSocket connection failed", fault);
    try {
      close(ErrorCode.INTERNAL);
    } finally {
      if (!closing) { // not even that could be said
        var unused = channel.close();
      }
    }
  }

  /** What live messages go through. */
  private final class Outgoing implements LiveQueue.Outgoing {
    @Override
    public boolean hasRoom() {
      return outlet.hasRoom();
    }

    @Override
    public boolean isOverfull(long more) {
      return outlet.isOverfull(more);
    }

    @Override
    public void write(SharedMessage message) {
      writeMessage(
          deflates
              ? message.deflatedSocketFrame(dialect, allocator())
              : message.socketFrame(dialect, allocator()));
    }

    @Override
    public void dropped(String ofChannel, String topic, int count) {
      if (dialect == Dialect.V1) {
        SocketLink.this.write(ServerFrames.dropped(ofChannel, topic, count));
      }
    }
  }

  @Override
  public ConnectionKind kind() {
    return ConnectionKind.webSocket(session.dialect());
  }

  @Override
  public void checkTokens() {
    if (!closing) {
      session.checkTokens();
    }
  }

  @Override
  public void announce(long closeInMs) {
    session.announceClosing(closeInMs);
  }

  @Override
  public void leave() {
    close(ErrorCode.GATEWAY_CLOSING);
  }
}
