package dev.typewire.gateway.fanout;

import dev.typewire.gateway.metrics.Meters;
import io.netty.channel.SingleThreadEventLoop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The channels with followers on one event loop. To be used on that loop only. */
public final class LoopHubs {
  private static final Logger log = LoggerFactory.getLogger(LoopHubs.class);

  /** How long a channel is kept that nobody follows: a page that reloads finds it standing. */
  private static final long LINGER_MS = 2_000;

  private final Fanout fanout;
  private final SingleThreadEventLoop loop;
  private final Map<String, LoopHub> hubs = new HashMap<>();

  /** Those that have something to hand out. */
  private List<LoopHub> due = new ArrayList<>();

  /** Empty: what is due next, while these hand out. */
  private List<LoopHub> dueNext = new ArrayList<>();

  private boolean handingOut;

  LoopHubs(Fanout fanout, SingleThreadEventLoop loop) {
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
    due.add(hub);
    if (!handingOut) {
      handingOut = true;
      loop.execute(hub.isBusy() ? this::handOutAfterOthers : this::handOut);
    }
  }

  /**
   * For a channel that has something again as soon as it is through: the threads that publish, and
   * what they bring meanwhile, go first, so that each write carries more. Nobody waits for a timer,
   * and where no other thread wants the processor it goes on at once.
   */
  @SuppressWarnings("ThreadPriorityCheck") // nothing but speed depends on it
  private void handOutAfterOthers() {
    Thread.yield();
    loop.execute(this::handOut);
  }

  private void handOut() {
    List<LoopHub> now = due;
    due = dueNext;
    for (LoopHub hub : now) {
      if (goesOn(hub)) {
        due.add(hub);
      }
    }
    now.clear();
    dueNext = now;
    handingOut = !due.isEmpty();
    if (handingOut) { // after what came meanwhile from sockets and from brokers
      loop.executeAfterEventLoopIteration(() -> loop.execute(this::handOut));
    }
  }

  private static boolean goesOn(LoopHub hub) {
    try {
      return hub.handOut();
    } catch (Throwable e) { // other channels have something to hand out, too
      log.error("Handing out messages of channel {} failed", hub.channel(), e);
      return false;
    }
  }

  void close() {
    hubs.values().forEach(LoopHub::close);
    hubs.clear();
  }
}
