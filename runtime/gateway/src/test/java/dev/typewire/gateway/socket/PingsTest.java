package dev.typewire.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typewire.gateway.fanout.Fanout;
import dev.typewire.gateway.node.Connections;
import dev.typewire.gateway.node.Node;
import dev.typewire.gateway.node.TestSettings;
import dev.typewire.runtime.Realtime;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.nio.NioIoHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A peer that answers no ping, by a clock that the test moves. */
class PingsTest {
  private static final Duration INTERVAL = Duration.ofSeconds(15);

  private final Realtime realtime = Realtime.inMemory();
  private final MultiThreadIoEventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final EmbeddedChannel channel = new EmbeddedChannel();
  private SocketLink link;

  @BeforeEach
  void connect() {
    Node node = new Node(realtime, TestSettings.create(), new Connections());
    Fanout fanout = new Fanout(node, loops);
    link = new SocketLink(node, channel, l -> new V1Session(node, l, fanout.on(loops.next())));
    channel.freezeTime();
    Pings pings = new Pings(channel.eventLoop(), INTERVAL);
    channel.pipeline().addLast(new SocketHandler(link, pings, 1 << 10));
  }

  @AfterEach
  void close() {
    channel.finishAndReleaseAll();
    loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    realtime.close();
  }

  private void pass(Duration time) {
    channel.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
    channel.runScheduledPendingTasks();
  }

  @Test
  void peerThatLeavesThreePingsUnanswered_isClosed() {
    for (int second = 0; second < 3 * INTERVAL.toSeconds(); second++) {
      pass(Duration.ofSeconds(1));
    }
    assertThat(link.isClosing()).isFalse();
    for (int second = 0; second < 2 * INTERVAL.toSeconds(); second++) {
      pass(Duration.ofSeconds(1));
    }
    assertThat(link.isClosing()).isTrue();
  }

  @Test
  void peerOfAGatewayThatStoodStill_hasTimeToAnswer() {
    pass(Duration.ofHours(1));
    assertThat(link.isClosing()).isFalse();
    assertThat(channel.outboundMessages()).hasSizeLessThanOrEqualTo(1);
  }
}
