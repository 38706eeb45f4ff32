package dev.typewire.gateway.socket;

import dev.typewire.gateway.fanout.LoopHubs;
import dev.typewire.gateway.node.Node;
import dev.typewire.gateway.wire.ClientFrames;
import dev.typewire.gateway.wire.Dialect;
import dev.typewire.gateway.wire.ErrorCode;
import dev.typewire.gateway.wire.Refusal;
import dev.typewire.gateway.wire.ServerFrames;
import dev.typewire.runtime.token.TokenGrant;
import dev.typewire.runtime.token.TopicGrant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * A connection of a client that asked for no dialect: live messages of every topic that its tokens
 * grant. It lives on when a token is over, as such clients expect.
 */
final class PlainSession implements Session {
  private static final Logger log = LoggerFactory.getLogger(PlainSession.class);

  private final Node node;
  private final SocketLink link;
  private final LoopHubs hubs;
  private final Map<String, PlainChannel> channels = new HashMap<>();
  private final Map<String, TokenGrant> grants = new HashMap<>();
  private Runnable onStanding = () -> {};
  private Consumer<Refusal> onRefused = refusal -> {};
  private boolean allNamed;
  private boolean open;
  private boolean ended;

  PlainSession(Node node, SocketLink link, LoopHubs hubs) {
    this.node = node;
    this.link = link;
    this.hubs = hubs;
  }

  /** Subscribes, and calls one of the two when all subscriptions stand or one cannot. */
  void open(TokenGrant grant, Runnable standing, Consumer<Refusal> refused) {
    onStanding = standing;
    onRefused = refused;
    try {
      add(grant);
    } catch (Refusal e) {
      ended();
      throw e;
    }
    allNamed = true;
    channelReady();
  }

  private void add(TokenGrant grant) {
    boolean isFull = grants.size() == node.settings().limits().subscriptionsPerConnection();
    if (isFull && !grants.containsKey(grant.id())) {
      throw new Refusal(
          ErrorCode.SUBSCRIPTION_LIMIT,
          "One connection takes at most " + grants.size() + " tokens. Open another one.");
    }
    checkChannels(grant);
    grants.put(grant.id(), grant.withoutTopics());
    for (TopicGrant topic : grant.topics()) {
      if (ended) { // what a channel wrote showed that the connection is over
        return;
      }
      PlainChannel channel = channels.get(topic.channel());
      if (channel == null) {
        channel = join(topic.channel());
      }
      channel.add(topic.topic());
    }
  }

  /** All of a token's channels are followed, or none. */
  private void checkChannels(TokenGrant grant) {
    Set<String> all = new HashSet<>(channels.keySet());
    grant.topics().forEach(topic -> all.add(topic.channel()));
    int most = node.settings().limits().subscriptionsPerConnection();
    if (all.size() > most) {
      throw new Refusal(
          ErrorCode.SUBSCRIPTION_LIMIT,
          "One connection follows at most " + most + " channels. Open another one.");
    }
  }

  private PlainChannel join(String name) {
    PlainChannel channel = new PlainChannel(this, link);
    channels.put(name, channel);
    hubs.join(name, channel);
    return channel;
  }

  boolean isOpen() {
    return open;
  }

  /** Opens the connection once every channel is ready. */
  void channelReady() {
    boolean ready = allNamed && channels.values().stream().allMatch(PlainChannel::isReady);
    if (open || ended || !ready) {
      return;
    }
    open = true;
    onStanding.run();
    channels.values().forEach(PlainChannel::follow);
  }

  /** The broker gave no subscription, or ended one. */
  void brokerFailed() {
    if (open) {
      link.close(ErrorCode.BROKER_UNAVAILABLE);
    } else if (!ended) {
      ended();
      onRefused.accept(
          new Refusal(ErrorCode.BROKER_UNAVAILABLE, "The broker did not answer. Come back later."));
    }
  }

  @Override
  public void received(byte[] text) {
    JsonNode frame = ClientFrames.object(text).orElse(null);
    if (frame == null) {
      return;
    }
    try {
      switch (frame.path("kind").asString("")) {
        case "sub" -> add(link.admit(frame.path("data").asString("")));
        case "unsub" -> frame.path("data").forEach(this::remove);
        default -> log.debug("A plain client sent a frame of a kind that asks for nothing");
      }
    } catch (Refusal e) {
      node.meters().refused(e.code());
      link.send(ServerFrames.error(null, e));
    }
  }

  private void remove(JsonNode topic) {
    String name = topic.path("channel").asString("");
    PlainChannel channel = channels.get(name);
    if (channel != null && channel.remove(topic.path("name").asString(""))) {
      channels.remove(name);
      hubs.leave(name, channel);
    }
  }

  @Override
  public void resumed() {
    // Live messages wait for nobody: there is nothing to go on with.
  }

  /** Ends the connection, even if only one of its tokens is void: there is no smaller end here. */
  @Override
  public void checkTokens() {
    if (grants.values().stream().anyMatch(node.realtime().tokens()::isRevoked)) {
      link.close(ErrorCode.TOKEN_REVOKED);
    }
  }

  @Override
  public void announceClosing(long closeInMs) {
    // Such a client reacts to the close itself.
  }

  @Override
  public Dialect dialect() {
    return Dialect.ofPlainClients(node.settings().originalStreamKinds());
  }

  @Override
  public int closeCode(ErrorCode reason) {
    return reason.plainCloseCode();
  }

  @Override
  public void ended() {
    ended = true;
    for (Map.Entry<String, PlainChannel> entry : List.copyOf(channels.entrySet())) {
      hubs.leave(entry.getKey(), entry.getValue());
    }
    channels.clear();
  }
}
