package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A peer that asks and asks, and reads no answer: the gateway keeps no answers for it. */
@Timeout(60)
class AskingWithoutReadingTest extends GatewayTest {
  private static final String UPGRADE =
      "GET /v1/realtime/connect HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\n"
          + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
          + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
          + "Sec-WebSocket-Protocol: typewire.v1\r\n\r\n";

  /** A masked text frame that holds "0", which is no frame of the protocol. */
  private static final String BAD_FRAME = "\u0081\u0081\0\0\0\0" + "0";

  /** Bytes of the gateway's buffers that no such peer comes near. */
  private static final long MUCH_MEMORY = 9L << 20;

  private long mostMemory;

  @Test
  void requestsBeyondWhatAnybodyPipelines_endTheConnection() throws IOException {
    assertThat(askUntilClosed("", "GET / HTTP/1.1\r\n\r\n")).isTrue();
  }

  @Test
  void refusedFrames_takeNoMemory_whileTheRefusalsAreNotRead() throws IOException {
    askUntilClosed(UPGRADE, BAD_FRAME);
    assertThat(mostMemory).isLessThan(MUCH_MEMORY);
  }

  /** Asks until the gateway closes, which is true, or takes no more for two seconds. */
  private boolean askUntilClosed(String first, String again) throws IOException {
    try (SocketChannel socket = SocketChannel.open();
        Selector selector = Selector.open()) {
      socket.setOption(StandardSocketOptions.SO_RCVBUF, 16 << 10);
      socket.connect(new InetSocketAddress("127.0.0.1", gateway.port()));
      socket.write(ByteBuffer.wrap(first.getBytes(StandardCharsets.ISO_8859_1)));
      socket.configureBlocking(false);
      socket.register(selector, SelectionKey.OP_WRITE);
      ByteBuffer questions =
          ByteBuffer.wrap(again.repeat(10_000).getBytes(StandardCharsets.ISO_8859_1));
      long before = buffers();
      while (selector.select(2_000) > 0) {
        selector.selectedKeys().clear();
        socket.write(questions);
        if (!questions.hasRemaining()) {
          questions.rewind();
        }
        mostMemory = Math.max(mostMemory, buffers() - before);
      }
      return false;
    } catch (IOException closedByTheGateway) {
      return true;
    }
  }

  private static long buffers() {
    return ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT).metric().usedDirectMemory();
  }
}
