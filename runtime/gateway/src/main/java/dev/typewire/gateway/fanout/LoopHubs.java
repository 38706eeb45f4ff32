package dev.typewire.gateway.fanout;

import dev.typewire.gateway.metrics.Meters;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The channels with followers on one event loop. To be used on that loop only. */
public final class LoopHubs {
  /** How long a channel is kept that nobody follows: a page that reloads finds it standing. */
  private static final long LINGER_MS = 2_000;

  private final Fanout fanout;
  private final EventLoop loop;
  private final Map<String, LoopHub> hubs = new HashMap<>();

  /** Those that have something to hand out. */
  private List<LoopHub> due = new ArrayList<>();

  LoopHubs(Fanout fanout, EventLoop loop) {
    this.fanout = fanout;
    this.loop = loop;
  }

  BrokerCalls broker() {
    return fanout.broker();
  }

  Meters meters() {
    return fanout.meters();
  }

  CompressedFrames compressed() {
    return fanout.compressed();
  }

  /** The same name, as one string for all who follow that channel. */
  public String shared(String channel) {
    LoopHub hub = hubs.get(channel);
    return hub == null ? channel : hub.channel();
  }

  /** Brings a follower to a channel: {@link Follower#ready} is called, at once or later. */
  public void join(String channel, Follower follower) {
    LoopHub hub = hubs.get(channel);
    if (hub == null) {
      hub = new LoopHub(channel, loop, this, fanout.policyOf(channel));
      hubs.put(channel, hub);
      hub.open();
    }
    hub.add(follower);
  }

  /** Takes a follower away. */
  public void leave(String channel, Follower follower) {
    LoopHub hub = hubs.get(channel);
    if (hub != null && hub.remove(follower)) {
      var unused = loop.schedule(() -> closeIfEmpty(hub), LINGER_MS, TimeUnit.MILLISECONDS);
    }
  }

  private void closeIfEmpty(LoopHub hub) {
    if (hub.isEmpty() && hubs.remove(hub.channel(), hub)) {
      hub.close();
    }
  }

  /** The broker ended the channel's subscription: the next follower begins a new one. */
  void ended(LoopHub hub) {
    hubs.remove(hub.channel(), hub);
  }

  /** Has a hub hand out what came, once for all that the broker brings in one go. */
  void handOutSoon(LoopHub hub) {
    if (due.isEmpty()) {
      loop.execute(this::handOut);
    }
    due.add(hub);
  }

  private void handOut() {
    List<LoopHub> now = due;
    due = new ArrayList<>();
    now.forEach(LoopHub::handOut);
  }

  void close() {
    hubs.values().forEach(LoopHub::close);
    hubs.clear();
  }
}
