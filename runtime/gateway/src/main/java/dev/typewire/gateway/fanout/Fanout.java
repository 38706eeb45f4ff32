package dev.typewire.gateway.fanout;

import dev.typewire.gateway.metrics.Meters;
import dev.typewire.gateway.node.Node;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.concurrent.EventExecutor;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The channels that this node follows. Each event loop follows those of its own connections, by
 * itself: a message goes from the broker to each of these loops, and on no other way.
 */
public final class Fanout {
  /** Enough for what event loops are apart from each other. */
  private static final long COMPRESSED_BYTES = 4L << 20;

  private final Node node;
  private final BrokerCalls broker;
  private final CompressedFrames compressed = new CompressedFrames(COMPRESSED_BYTES);
  private final Map<EventExecutor, LoopHubs> perLoop;

  /** Over these event loops. */
  public Fanout(Node node, EventLoopGroup loops) {
    this.node = node;
    this.broker = new BrokerCalls(node.realtime().broker(), node.settings().brokerTimeout());
    this.perLoop =
        StreamSupport.stream(loops.spliterator(), false)
            .collect(
                Collectors.toMap(
                    loop -> loop, loop -> new LoopHubs(this, (SingleThreadEventLoop) loop)));
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

  CompressedFrames compressed() {
    return compressed;
  }

  Meters meters() {
    return node.meters();
  }

  SlowPolicy policyOf(String channel) {
    return new SlowPolicy(node.realtime().definitionOf(channel).orElse(null));
  }

  /** Ends every broker subscription, while the event loops still run. */
  public void close() {
    perLoop.forEach((loop, hubs) -> loop.execute(hubs::close));
  }
}
