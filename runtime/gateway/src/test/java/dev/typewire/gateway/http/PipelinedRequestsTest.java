package dev.typewire.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typewire.gateway.node.Connections;
import dev.typewire.gateway.node.Node;
import dev.typewire.gateway.node.TestSettings;
import dev.typewire.runtime.Realtime;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** A peer that asks again before it has read an answer. */
class PipelinedRequestsTest {
  /** A socket that takes bytes only when it is told to. */
  private static final class FullSocket extends ChannelOutboundHandlerAdapter {
    private final Queue<ChannelPromise> waiting = new ArrayDeque<>();

    @Override
    public void write(ChannelHandlerContext context, Object bytes, ChannelPromise promise) {
      ReferenceCountUtil.release(bytes);
      waiting.add(promise);
    }

    int answers() {
      return waiting.size();
    }

    void failOne() {
      waiting.remove().setFailure(new ClosedChannelException());
    }

    void takeOne() {
      waiting.remove().setSuccess();
    }
  }

  @Test
  void nextRequest_waitsUntilTheAnswerToThisOneHasGoneOut() {
    FullSocket socket = new FullSocket();
    try (Realtime realtime = Realtime.inMemory()) {
      Node node = new Node(realtime, TestSettings.create(), new Connections());
      EmbeddedChannel channel =
          new EmbeddedChannel(socket, new HttpPipeline(node, Optional.empty(), Map.of()));
      String request = "GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n";
      channel.writeInbound(Unpooled.copiedBuffer(request.repeat(3), StandardCharsets.US_ASCII));
      assertThat(socket.answers()).isEqualTo(1);
      socket.takeOne();
      channel.runPendingTasks();
      assertThat(socket.answers()).isEqualTo(1);
      channel.finishAndReleaseAll();
    }
  }

  @Test
  void requestBehindTheOneWithWhichTheConnectionEnded_isNotHandled() {
    FullSocket socket = new FullSocket();
    try (Realtime realtime = Realtime.inMemory()) {
      Node node = new Node(realtime, TestSettings.create(), new Connections());
      EmbeddedChannel channel =
          new EmbeddedChannel(socket, new HttpPipeline(node, Optional.empty(), Map.of()));
      // As a write to a connection that was reset: it closes, and fails what waits.
      channel.closeFuture().addListener(closed -> socket.failOne());
      String request = "GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n";
      channel.writeInbound(Unpooled.copiedBuffer(request.repeat(3), StandardCharsets.US_ASCII));
      assertThat(socket.answers()).isEqualTo(1);
      channel.close();
      channel.runPendingTasks();
      assertThat(socket.answers()).isZero();
      channel.finishAndReleaseAll();
    }
  }
}
