package dev.typewire.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typewire.gateway.fanout.Fanout;
import dev.typewire.gateway.node.Connections;
import dev.typewire.gateway.node.Node;
import dev.typewire.gateway.node.TestSettings;
import dev.typewire.runtime.Realtime;
import io.netty.buffer.Unpooled;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A peer that asks and asks, and reads no answer. */
class UnreadAnswersTest {
  @Test
  void peerThatDoesNotReadItsAnswers_isNotReadFrom_untilItDoes() {
    MultiThreadIoEventLoopGroup loops =
        new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    try (Realtime realtime = Realtime.inMemory()) {
      Node node = new Node(realtime, TestSettings.create(), new Connections());
      EmbeddedChannel channel = new EmbeddedChannel();
      SocketLink link =
          new SocketLink(
              node, channel, l -> new V1Session(node, l, new Fanout(node, loops).on(loops.next())));
      Pings pings = new Pings(channel.eventLoop(), Duration.ofMinutes(1));
      channel.pipeline().addLast(new SocketHandler(link, pings, 1 << 10));
      assertThat(channel.config().isAutoRead()).isTrue();

      channel.write(Unpooled.buffer(1 << 17).writeZero(1 << 17)); // waits for the peer to read
      channel.runPendingTasks();
      assertThat(channel.config().isAutoRead()).isFalse();

      channel.flush();
      channel.runPendingTasks();
      assertThat(channel.config().isAutoRead()).isTrue();
      channel.writeInbound(new TextWebSocketFrame("0"));
      assertThat(link.isClosing()).isFalse();
      channel.finishAndReleaseAll();
    } finally {
      loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }
  }
}
