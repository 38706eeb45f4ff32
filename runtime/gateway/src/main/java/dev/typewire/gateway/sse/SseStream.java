package dev.typewire.gateway.sse;

import dev.typewire.gateway.fanout.LiveBatch;
import dev.typewire.gateway.fanout.LiveQueue;
import dev.typewire.gateway.fanout.LoopHubs;
import dev.typewire.gateway.fanout.SharedMessage;
import dev.typewire.gateway.http.Call;
import dev.typewire.gateway.http.HttpPipeline;
import dev.typewire.gateway.metrics.ConnectionKind;
import dev.typewire.gateway.metrics.LoopMeters;
import dev.typewire.gateway.node.Connections;
import dev.typewire.gateway.node.Node;
import dev.typewire.gateway.node.Outlet;
import dev.typewire.gateway.wire.Dialect;
import dev.typewire.gateway.wire.ErrorCode;
import dev.typewire.gateway.wire.MessageJson;
import dev.typewire.gateway.wire.Refusal;
import dev.typewire.gateway.wire.ServerFrames;
import dev.typewire.gateway.wire.SseEvents;
import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.broker.StoredMessage;
import dev.typewire.runtime.token.TokenGrant;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.concurrent.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stream of server-sent events. Belongs to the connection's event loop.
 *
 * <p>It ends when its token is over; the client comes back with a new token and its last event id.
 */
final class SseStream implements Connections.Drainable {
  private static final Logger log = LoggerFactory.getLogger(SseStream.class);

  private final Node node;
  private final Call call;
  private final Channel channel;
  private final Outlet outlet;
  private final Dialect dialect;
  private final TokenGrant grant;

  /** When its token is over for it, however long the broker takes before it opens. */
  private final Instant endsAt;

  private final boolean single;
  private final Cursors cursors;
  private final LoopMeters meters;
  private final LiveQueue live;
  private final Map<String, SseChannel> channels = new LinkedHashMap<>();
  private final List<Future<?>> timers = new ArrayList<>();
  private @Nullable LoopHubs hubs;
  private boolean allNamed;
  private boolean open;
  private boolean ended;

  SseStream(Node node, Call call, Dialect dialect, TokenGrant grant, boolean single) {
    this.dialect = dialect;
    this.node = node;
    this.call = call;
    this.channel = call.channel();
    this.meters = node.meters().on(channel.eventLoop(), ConnectionKind.sse(dialect));
    this.outlet = new Outlet(channel, node.settings(), meters);
    this.live = new LiveQueue(new Outgoing(), meters);
    this.grant = grant;
    this.endsAt =
        node.settings()
            .clock()
            .instant()
            .plus(node.until(grant.expiresAt()))
            .plus(node.settings().tokenGrace());
    this.single = single;
    this.cursors = new Cursors(single);
    channel.closeFuture().addListener(closed -> ended());
  }

  /** Subscribes to a channel; {@link #open} follows once all are named. */
  void follow(LoopHubs loopHubs, String name, Set<String> topics, @Nullable MessageId after) {
    if (ended) {
      return;
    }
    hubs = loopHubs;
    SseChannel sseChannel = new SseChannel(node, this, name, topics, after);
    channels.put(name, sseChannel);
    loopHubs.join(name, sseChannel);
  }

  /** Sends the 200 as soon as every subscription stands. */
  void open() {
    allNamed = true;
    channelStands();
  }

  void channelStands() {
    if (open || ended || !allNamed || !channels.values().stream().allMatch(SseChannel::stands)) {
      return;
    }
    open = true;
    sendHead();
    outlet.write(SseEvents.comment(outlet.allocator()));
    channels.values().forEach(c -> cursors.put(c.name(), c.cursorBeforeGap()));
    if (dialect == Dialect.V1) {
      channels.values().forEach(this::acknowledge);
    } else {
      channels.values().stream()
          .filter(c -> !c.isRecovered())
          .forEach(c -> gap(c.name(), c.cursor()));
      outlet.write(SseEvents.idOnly(outlet.allocator(), cursors.id()));
    }
    node.connections().streaming(channel, this);
    startTimers();
    List.copyOf(channels.values()).forEach(SseChannel::begin);
    outlet.flush();
  }

  private void acknowledge(SseChannel standing) {
    cursors.put(standing.name(), standing.cursor());
    byte[] subscribed =
        ServerFrames.subscribed(
            null,
            standing.name(),
            standing.cursor(),
            standing.isRecovered(),
            node.realtime().contractVersion().orElse(null),
            node.renewInMs(grant.expiresAt()));
    outlet.write(SseEvents.named(outlet.allocator(), "subscribed", cursors.id(), subscribed));
  }

  private void sendHead() {
    HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    head.headers()
        .set(HttpHeaderNames.CONTENT_TYPE, "text/event-stream; charset=utf-8")
        .set(HttpHeaderNames.CACHE_CONTROL, "no-cache, no-transform")
        .set("X-Accel-Buffering", "no") // nginx would hold events back
        .set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED)
        .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    call.addCors(head);
    var unused = channel.write(head);
    channel.pipeline().addLast(new SseHandler(this));
    HttpPipeline.leaveHttp(channel);
  }

  private void startTimers() {
    long interval = node.settings().pingInterval().toMillis();
    timers.add(
        channel
            .eventLoop()
            .scheduleWithFixedDelay(this::keepAlive, interval, interval, TimeUnit.MILLISECONDS));
    long endInMs = node.until(endsAt).toMillis();
    timers.add(channel.eventLoop().schedule(this::expired, endInMs, TimeUnit.MILLISECONDS));
  }

  private void keepAlive() {
    outlet.write(SseEvents.comment(outlet.allocator()));
    endOfBatch();
  }

  private void expired() {
    end(
        new Refusal(
            ErrorCode.TOKEN_EXPIRED,
            "The token was over at " + grant.expiresAt() + ". Come back with a new one."));
  }

  /** Whether there is room for what can wait: live messages that wait already go first. */
  boolean hasRoom() {
    return !ended && outlet.hasRoom() && live.isEmpty();
  }

  void resumed() {
    live.resume();
    outlet.flush();
    if (!hasRoom()) {
      return;
    }
    List.copyOf(channels.values()).forEach(SseChannel::resume);
  }

  /** Writes a message of the past. */
  void past(StoredMessage message) {
    cursors.put(message.channel(), message.id());
    byte[][] json = MessageJson.of(message, dialect);
    if (json != null) {
      meters.messages(1);
      outlet.write(SseEvents.data(outlet.allocator(), cursors.id(), json));
    }
  }

  /** Writes a live message, or keeps it for later as its topic says. */
  void live(SharedMessage message) {
    live.deliver(message);
  }

  /** Sends the messages of a batch, or keeps them for later as their topics say. */
  void live(LiveBatch batch, long ofTopics) {
    boolean alike = single && live.isEmpty(); // the events are the same for many streams
    if (alike && sendAtOnce(batch, ofTopics)) {
      endIfOverfull();
    } else {
      batch.forEach(ofTopics, live::deliver);
      endOfBatch();
    }
  }

  /** False if some of them may have to wait. */
  private boolean sendAtOnce(LiveBatch batch, long ofTopics) {
    LiveBatch.Encoded messages =
        batch.encoded(ofTopics, LiveBatch.Wire.EVENTS, dialect, outlet.allocator());
    if (!batch.keepsAll() && !outlet.hasRoomFor(messages.bytes())) {
      return false;
    }
    meters.messages(messages.messages());
    outlet.send(messages.segments());
    return true;
  }

  /** What live messages go through; many streams share one message's bytes. */
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
      if (!single) {
        cursors.put(message.message().channel(), message.message().id());
      }
      ByteBuf event =
          single
              ? message.sseEvent(dialect, outlet.allocator())
              : message.sseData(dialect, outlet.allocator());
      if (event == null) {
        return;
      }
      meters.messages(1);
      if (!single) {
        outlet.write(SseEvents.idLine(outlet.allocator(), cursors.id()));
      }
      outlet.write(event);
    }

    @Override
    public void dropped(String ofChannel, String topic, int count) {
      outlet.write(
          SseEvents.named(
              outlet.allocator(), "dropped", null, ServerFrames.dropped(ofChannel, topic, count)));
    }
  }

  void gap(String name, MessageId cursor) {
    live.writeAll();
    cursors.put(name, cursor);
    outlet.write(
        SseEvents.named(
            outlet.allocator(), "gap", cursors.id(), ServerFrames.gap(null, name, cursor)));
  }

  void flush() {
    if (open) {
      outlet.flush();
    }
  }

  /** Flushes live events; a client that does not keep up is cut off, and resumes. */
  void endOfBatch() {
    outlet.flush();
    endIfOverfull();
  }

  private void endIfOverfull() {
    if (!ended && live.isOverfull()) {
      meters.slowClosed();
      log.debug("Closing a stream of events: reason={}", ErrorCode.SLOW_CONSUMER);
      close();
    }
  }

  /** The broker gave no subscription, or ended one. */
  void brokerFailed() {
    Refusal refusal =
        new Refusal(ErrorCode.BROKER_UNAVAILABLE, "The broker did not answer. Come back later.");
    if (open) {
      end(refusal);
    } else if (!ended) {
      ended();
      call.refuse(refusal);
    }
  }

  void fail(Throwable fault) {
    log.error("A stream of events failed", fault);
    close();
  }

  private void close() {
    ended();
    var unused = channel.close();
  }

  /** Says why, and ends the response. */
  private void end(Refusal reason) {
    if (ended) {
      return;
    }
    ended();
    outlet.write(
        SseEvents.named(outlet.allocator(), "error", null, ServerFrames.error(null, reason)));
    channel
        .writeAndFlush(SseEvents.end(outlet.allocator()))
        .addListener(ChannelFutureListener.CLOSE);
    Outlet.closeIn(channel, node.settings().closeGrace());
  }

  private void ended() {
    ended = true;
    live.close();
    timers.forEach(timer -> timer.cancel(false));
    LoopHubs from = hubs;
    for (SseChannel sseChannel : List.copyOf(channels.values())) {
      sseChannel.close();
      if (from != null) {
        from.leave(sseChannel.name(), sseChannel);
      }
    }
    channels.clear();
  }

  @Override
  public ConnectionKind kind() {
    return ConnectionKind.sse(dialect);
  }

  @Override
  public void checkTokens() {
    if (node.realtime().tokens().isRevoked(grant)) {
      end(new Refusal(ErrorCode.TOKEN_REVOKED, "The token was taken back. Fetch a new one."));
    }
  }

  @Override
  public void announce(long closeInMs) {
    // The end of the stream says it.
  }

  @Override
  public void leave() {
    end(new Refusal(ErrorCode.GATEWAY_CLOSING, "The server is going away. Come back later."));
  }
}
