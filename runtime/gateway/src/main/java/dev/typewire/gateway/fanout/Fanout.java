package dev.typewire.gateway.fanout;

import dev.typewire.gateway.metrics.Meters;
import dev.typewire.gateway.node.Node;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The channels that this node follows: each has one hub, from its first follower to its last. */
public final class Fanout {
  private final Node node;
  private final EventLoopGroup loops;
  private final BrokerCalls broker;
  private final ConcurrentHashMap<String, ChannelHub> hubs = new ConcurrentHashMap<>();
  private final Map<EventExecutor, LoopHubs> perLoop;

  /** Over these event loops. */
  public Fanout(Node node, EventLoopGroup loops) {
    this.node = node;
    this.loops = loops;
    this.broker = new BrokerCalls(node.realtime().broker(), node.settings().brokerTimeout());
    this.perLoop =
        StreamSupport.stream(loops.spliterator(), false)
            .collect(Collectors.toMap(loop -> loop, loop -> new LoopHubs(this, (EventLoop) loop)));
  }

  /** The channels as one event loop sees them; to be used on that loop. */
  public LoopHubs on(EventLoop loop) {
    LoopHubs hubs = perLoop.get(loop);
    if (hubs == null) {
      throw new IllegalArgumentException("Not an event loop of this gateway.");
    }
    return hubs;
  }

  BrokerCalls broker() {
    return broker;
  }

  Meters meters() {
    return node.meters();
  }

  /** Ends every channel's broker subscription, while the event loops still run. */
  public void close() {
    hubs.values().forEach(hub -> hub.run(hub::close));
    hubs.clear();
  }

  /** Attaches an event loop to the channel's hub; {@link #release} undoes it. */
  ChannelHub acquire(String channel, LoopHub loopHub) {
    ChannelHub hub =
        hubs.compute(
            channel,
            (name, present) -> {
              ChannelHub chosen = present != null ? present : open(name);
              chosen.users++;
              return chosen;
            });
    hub.run(() -> hub.attach(loopHub));
    return hub;
  }

  private ChannelHub open(String channel) {
    EventLoop home = loops.next();
    SlowPolicy policy = new SlowPolicy(node.realtime().definitionOf(channel).orElse(null));
    ChannelHub hub = new ChannelHub(home, policy, ended -> hubs.remove(channel, ended));
    hub.run(() -> hub.open(channel, broker));
    return hub;
  }

  void release(String channel, ChannelHub hub, LoopHub loopHub) {
    hub.run(() -> hub.detach(loopHub));
    hubs.computeIfPresent(
        channel,
        (name, present) -> {
          if (present != hub || --hub.users > 0) {
            return present;
          }
          hub.run(hub::close);
          return null;
        });
  }
}
