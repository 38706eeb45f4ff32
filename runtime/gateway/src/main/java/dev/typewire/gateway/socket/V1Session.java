package dev.typewire.gateway.socket;

import dev.typewire.gateway.fanout.LoopHubs;
import dev.typewire.gateway.node.Node;
import dev.typewire.gateway.wire.ClientFrame;
import dev.typewire.gateway.wire.ClientFrames;
import dev.typewire.gateway.wire.Dialect;
import dev.typewire.gateway.wire.ErrorCode;
import dev.typewire.gateway.wire.Names;
import dev.typewire.gateway.wire.Refusal;
import dev.typewire.gateway.wire.ServerFrames;
import dev.typewire.runtime.token.TokenGrant;
import io.netty.util.concurrent.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A connection that speaks {@code typewire.v1}: many subscriptions, each with its own token. */
final class V1Session implements Session {
  private final Node node;
  private final SocketLink link;
  private final LoopHubs hubs;
  private final Map<String, V1Subscription> subscriptions = new HashMap<>(2);
  private final Map<String, V1Channel> channels = new HashMap<>(2);
  private @Nullable Future<?> idle;

  V1Session(Node node, SocketLink link, LoopHubs hubs) {
    this.node = node;
    this.link = link;
    this.hubs = hubs;
    watchIdle();
  }

  @Override
  public void received(byte[] text) {
    JsonNode frame = ClientFrames.object(text).orElse(null);
    if (frame == null) {
      refuse(null, new Refusal(ErrorCode.FRAME_INVALID, "The frame is no JSON object."));
      return;
    }
    try {
      handle(ClientFrames.read(frame));
    } catch (Refusal e) {
      refuse(ClientFrames.sub(frame), e);
    }
  }

  /** An error with a subscription's name would end it: a standing one is not named. */
  private void refuse(@Nullable String sub, Refusal refusal) {
    node.meters().refused(refusal.code());
    boolean stands = sub != null && subscriptions.containsKey(sub);
    link.send(ServerFrames.error(stands ? null : sub, refusal));
  }

  private void handle(ClientFrame frame) {
    if (frame instanceof ClientFrame.Sub sub) {
      subscribe(sub);
    } else if (frame instanceof ClientFrame.Renew renew) {
      renew(renew);
    } else if (frame instanceof ClientFrame.Unsub unsub) {
      V1Subscription subscription = subscriptions.get(unsub.sub());
      if (subscription != null) {
        remove(subscription);
      }
      link.send(ServerFrames.unsubscribed(unsub.sub()));
    } else if (frame instanceof ClientFrame.Ping) {
      link.send(ServerFrames.pong());
    }
  }

  private void subscribe(ClientFrame.Sub frame) {
    if (subscriptions.containsKey(frame.sub())) {
      throw new Refusal(
          ErrorCode.FRAME_INVALID, "A subscription of that name stands. Choose another name.");
    }
    if (subscriptions.size() == node.settings().limits().subscriptionsPerConnection()) {
      throw new Refusal(
          ErrorCode.SUBSCRIPTION_LIMIT,
          "One connection carries at most "
              + subscriptions.size()
              + " subscriptions. Open another one.");
    }
    Names.check("channel", frame.channel(), ErrorCode.FRAME_INVALID);
    TokenGrant grant = verify(frame.token(), frame.channel(), frame.topics());
    V1Channel channel = channels.get(frame.channel());
    boolean isFirst = channel == null;
    if (channel == null) {
      channel = new V1Channel(this, link);
      channels.put(frame.channel(), channel);
    }
    V1Subscription subscription = new V1Subscription(node, this, link, channel, frame, grant);
    subscriptions.put(frame.sub(), subscription);
    watchIdle();
    channel.add(subscription);
    if (isFirst) {
      hubs.join(frame.channel(), channel);
    }
  }

  private void renew(ClientFrame.Renew frame) {
    V1Subscription subscription = subscriptions.get(frame.sub());
    if (subscription == null) {
      throw new Refusal(ErrorCode.FRAME_INVALID, "No subscription of that name stands.");
    }
    try {
      subscription.renew(verify(frame.token(), subscription.channelName(), subscription.topics()));
    } catch (Refusal e) {
      node.meters().refused(e.code());
      end(subscription, e);
    }
  }

  private TokenGrant verify(String token, String channel, Set<String> topics) {
    TokenGrant grant = link.admit(token);
    for (String topic : topics) {
      if (!grant.allows(channel, topic)) {
        throw new Refusal(
            ErrorCode.TOPIC_FORBIDDEN,
            "The token does not grant a topic that was asked for, on that channel.");
      }
    }
    return grant;
  }

  /** Ends a subscription and says why. */
  void end(V1Subscription subscription, Refusal reason) {
    remove(subscription);
    link.send(ServerFrames.error(subscription.name(), reason));
  }

  private void remove(V1Subscription subscription) {
    if (!subscriptions.remove(subscription.name(), subscription)) {
      return;
    }
    subscription.close();
    String name = subscription.channelName();
    V1Channel channel = channels.get(name);
    if (channel != null && channel.remove(subscription)) {
      channels.remove(name);
      hubs.leave(name, channel);
    }
    watchIdle();
  }

  /** A connection that carries nothing is closed after a while. */
  private void watchIdle() {
    if (idle != null) {
      idle.cancel(false);
      idle = null;
    }
    if (subscriptions.isEmpty() && !link.isClosing()) {
      idle =
          link.loop()
              .schedule(
                  () -> link.close(ErrorCode.SUBSCRIBE_TIMEOUT),
                  node.settings().subscribeTimeout().toMillis(),
                  TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void resumed() {
    List.copyOf(subscriptions.values()).forEach(V1Subscription::resume);
  }

  @Override
  public void checkTokens() {
    for (V1Subscription subscription : List.copyOf(subscriptions.values())) {
      if (node.realtime().tokens().isRevoked(subscription.grant())) {
        end(
            subscription,
            new Refusal(ErrorCode.TOKEN_REVOKED, "The token was taken back. Fetch a new one."));
      }
    }
  }

  @Override
  public void announceClosing(long closeInMs) {
    link.send(ServerFrames.closing(closeInMs));
  }

  @Override
  public Dialect dialect() {
    return Dialect.V1;
  }

  @Override
  public int closeCode(ErrorCode reason) {
    return reason.closeCode();
  }

  @Override
  public void ended() {
    List.copyOf(subscriptions.values()).forEach(this::remove);
    if (idle != null) {
      idle.cancel(false);
    }
  }
}
