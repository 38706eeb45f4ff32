package dev.typewire.gateway.socket;

import dev.typewire.gateway.fanout.Joining;
import dev.typewire.gateway.fanout.LoopHub;
import dev.typewire.gateway.fanout.Starts;
import dev.typewire.gateway.node.Node;
import dev.typewire.gateway.wire.ClientFrame;
import dev.typewire.gateway.wire.ErrorCode;
import dev.typewire.gateway.wire.MessageJson;
import dev.typewire.gateway.wire.Refusal;
import dev.typewire.gateway.wire.ServerFrames;
import dev.typewire.gateway.wire.SocketFrames;
import dev.typewire.runtime.Gap;
import dev.typewire.runtime.MessageId;
import dev.typewire.runtime.broker.StoredMessage;
import dev.typewire.runtime.token.TokenGrant;
import io.netty.util.concurrent.Future;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One subscription: its way to live, and how long its token lasts. */
final class V1Subscription implements Joining.Listener {
  private final Node node;
  private final V1Session session;
  private final SocketLink link;
  private final V1Channel channel;
  private final String name;
  private final boolean resumes;
  private Set<String> topics;
  private @Nullable MessageId after;
  private TokenGrant grant;
  private @Nullable Joining joining;
  private @Nullable Future<?> expiry;
  private boolean live;
  private boolean closed;

  V1Subscription(
      Node node,
      V1Session session,
      SocketLink link,
      V1Channel channel,
      ClientFrame.Sub frame,
      TokenGrant grant) {
    this.node = node;
    this.session = session;
    this.link = link;
    this.channel = channel;
    this.name = frame.sub();
    this.topics = Set.copyOf(frame.topics());
    this.after = frame.after();
    this.resumes = after != null;
    this.grant = grant.withoutTopics();
    watchExpiry();
  }

  String name() {
    return name;
  }

  String channelName() {
    return channel.name();
  }

  Set<String> topics() {
    return topics;
  }

  /** What its token allows. */
  TokenGrant grant() {
    return grant;
  }

  boolean isLive() {
    return live;
  }

  /** The channel's hub is ready. */
  void start(LoopHub hub) {
    if (closed) { // with its connection, by what a neighbour wrote
      return;
    }
    topics = hub.shared(topics);
    joining = new Joining(hub, topics, channel, this);
    joining.open(Starts.of(node.realtime(), channelName(), topics, after));
    after = null;
  }

  void resume() {
    if (joining != null) {
      joining.resume();
    }
  }

  void renew(TokenGrant newer) {
    grant = newer.withoutTopics();
    watchExpiry();
    link.send(ServerFrames.renewed(name(), node.renewInMs(grant.expiresAt())));
  }

  private void watchExpiry() {
    if (expiry != null) {
      expiry.cancel(false);
    }
    long endInMs = node.until(grant.expiresAt()).plus(node.settings().tokenGrace()).toMillis();
    expiry = link.loop().schedule(this::expired, endInMs, TimeUnit.MILLISECONDS);
  }

  private void expired() {
    session.end(
        this,
        new Refusal(
            ErrorCode.TOKEN_EXPIRED,
            "The token was over at " + grant.expiresAt() + ", and no new one came."));
  }

  void close() {
    closed = true;
    live = false;
    if (expiry != null) {
      expiry.cancel(false);
    }
    if (joining != null) {
      joining.close();
    }
  }

  @Override
  public void stands(MessageId cursor, boolean recovered) {
    if (resumes) {
      node.meters().resumed(recovered);
    }
    link.write(
        ServerFrames.subscribed(
            name(),
            channelName(),
            cursor,
            recovered,
            node.realtime().contractVersion().orElse(null),
            node.renewInMs(grant.expiresAt())));
    if (joining != null) {
      joining.begin();
    }
  }

  @Override
  public boolean hasRoom() {
    return link.hasRoom();
  }

  @Override
  public void past(StoredMessage message) {
    link.writeMessage(SocketFrames.text(link.allocator(), MessageJson.v1(message, name())));
  }

  @Override
  public void gap(Gap gap) {
    node.meters().gap();
    link.write(ServerFrames.gap(name(), gap.channel(), gap.cursor()));
  }

  @Override
  public void live() {
    live = true;
    joining = null;
    channel.catchUp(); // or it would get again what waits for others
    link.writeWaiting();
    link.write(ServerFrames.live(name()));
    channel.follow();
  }

  @Override
  public void flush() {
    link.flush();
  }

  @Override
  public void failed(@Nullable Throwable cause) {
    session.end(
        this,
        new Refusal(ErrorCode.BROKER_UNAVAILABLE, "The broker did not answer. Come back later."));
  }
}
