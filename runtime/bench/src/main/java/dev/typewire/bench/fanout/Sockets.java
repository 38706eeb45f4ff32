package dev.typewire.bench.fanout;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Many subscribers in one thread, which do nothing but count. */
final class Sockets implements AutoCloseable {
  private final Selector selector = Selector.open();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 18);
  private long frames;

  /** Opens the sockets; each one's subscription stands when this returns. */
  Sockets(int count, int port, String token) throws IOException {
    for (int i = 0; i < count; i++) {
      SocketChannel socket =
          SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      FrameCounter counter = new FrameCounter();
      upgrade(socket, port, token, counter);
      socket.configureBlocking(false);
      socket.register(selector, SelectionKey.OP_READ, counter);
    }
  }

  private void upgrade(SocketChannel socket, int port, String token, FrameCounter counter)
      throws IOException {
    String request =
        "GET /v1/realtime/connect?token="
            + token
            + " HTTP/1.1\r\nHost: 127.0.0.1:"
            + port
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
    while (bytes.hasRemaining()) {
      socket.write(bytes);
    }
    buffer.clear();
    int end = -1;
    while (end < 0) {
      if (socket.read(buffer) < 0) {
        throw new EOFException("The gateway closed during the upgrade.");
      }
      byte[] answer = new byte[buffer.position()];
      buffer.get(0, answer);
      String text = new String(answer, StandardCharsets.ISO_8859_1);
      if (text.contains("\r\n\r\n") && !text.startsWith("HTTP/1.1 101 ")) {
        throw new IOException("The gateway refused: " + text);
      }
      end = text.indexOf("\r\n\r\n");
    }
    buffer.flip().position(end + 4);
    counter.add(buffer);
  }

  /** Reads until so many frames more have come, over all sockets. */
  void await(long more) throws IOException {
    long goal = frames + more;
    while (frames < goal) {
      if (selector.select(20_000) == 0) {
        throw new IOException("Nothing came for 20 s; " + (goal - frames) + " frames are missing.");
      }
      for (SelectionKey key : selector.selectedKeys()) {
        read(key);
      }
      selector.selectedKeys().clear();
    }
  }

  private void read(SelectionKey key) throws IOException {
    FrameCounter counter = (FrameCounter) key.attachment();
    long before = counter.frames();
    buffer.clear();
    if (((SocketChannel) key.channel()).read(buffer) < 0) {
      throw new EOFException("The gateway closed a socket.");
    }
    counter.add(buffer.flip());
    frames += counter.frames() - before;
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
