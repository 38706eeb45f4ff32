package dev.typewire.gateway.fanout;

import dev.typewire.gateway.metrics.Meters;
import io.netty.channel.EventLoop;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The channels with followers on one event loop. To be used on that loop only. */
public final class LoopHubs {
  /** How long a channel is kept that nobody follows: a page that reloads finds it standing. */
  private static final long LINGER_MS = 2_000;

  private final Fanout fanout;
  private final EventLoop loop;
  private final Map<String, Open> hubs = new HashMap<>();

  LoopHubs(Fanout fanout, EventLoop loop) {
    this.fanout = fanout;
    this.loop = loop;
  }

  private record Open(LoopHub loopHub, ChannelHub channelHub) {}

  BrokerCalls broker() {
    return fanout.broker();
  }

  Meters meters() {
    return fanout.meters();
  }

  /** Brings a follower to a channel: {@link Follower#ready} is called, at once or later. */
  public void join(String channel, Follower follower) {
    hubs.computeIfAbsent(channel, this::open).loopHub.add(follower);
  }

  private Open open(String channel) {
    LoopHub hub = new LoopHub(channel, loop, this);
    return new Open(hub, fanout.acquire(channel, hub));
  }

  /** Takes a follower away. */
  public void leave(String channel, Follower follower) {
    Open open = hubs.get(channel);
    if (open != null && open.loopHub.remove(follower)) {
      var unused =
          loop.schedule(() -> closeIfEmpty(channel, open), LINGER_MS, TimeUnit.MILLISECONDS);
    }
  }

  private void closeIfEmpty(String channel, Open open) {
    if (open.loopHub.isEmpty() && hubs.remove(channel, open)) {
      fanout.release(channel, open.channelHub, open.loopHub);
    }
  }

  /** The broker ended the channel's subscription: the next follower begins a new one. */
  void ended(LoopHub hub) {
    Open open = hubs.get(hub.channel());
    if (open != null && open.loopHub == hub) {
      hubs.remove(hub.channel());
      fanout.release(hub.channel(), open.channelHub, hub);
    }
  }
}
