package dev.typewire.bench.load.socket;

import dev.typewire.bench.load.Command;
import dev.typewire.bench.load.peer.Dialect;
import dev.typewire.bench.load.peer.Running;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Many subscribers of one server, for use by one thread at a time. */
public final class Sockets implements AutoCloseable {
  private static final long SILENCE_MILLIS = 20_000;

  private final Selector selector = Selector.open();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 18);
  private final Running server;
  private long messages;

  private Sockets(Running server) throws IOException {
    this.server = server;
  }

  /** Opens sockets of channel 0, which only count. */
  public static Sockets open(Running server, int count) throws IOException {
    return open(server, count, i -> 0, i -> null);
  }

  /**
   * Opens sockets.
   *
   * @param channels the channel's number, for each socket's number
   * @param marks who hears of each message, for each socket's number; null for nobody
   */
  public static Sockets open(
      Running server, int count, IntUnaryOperator channels, IntFunction<@Nullable Marks> marks)
      throws IOException {
    Sockets sockets = new Sockets(server);
    for (int i = 0; i < count; i++) {
      sockets.add(Command.channel(channels.applyAsInt(i)), new FrameReader(marks.apply(i)));
    }
    return sockets;
  }

  private void add(String channel, FrameReader reader) throws IOException {
    Dialect dialect = server.dialect();
    int port = server.nextPort();
    SocketChannel socket =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    upgrade(socket, port, dialect, channel, reader);
    for (String text : dialect.hello(channel)) {
      write(socket, ClientText.frame(text));
    }
    socket.configureBlocking(false);
    socket.register(selector, SelectionKey.OP_READ, reader);
  }

  private void upgrade(
      SocketChannel socket, int port, Dialect dialect, String channel, FrameReader reader)
      throws IOException {
    String subprotocol =
        dialect.subprotocol().isEmpty()
            ? ""
            : "Sec-WebSocket-Protocol: " + dialect.subprotocol() + "\r\n";
    String request =
        "GET "
            + dialect.path(channel)
            + " HTTP/1.1\r\nHost: 127.0.0.1:"
            + port
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + subprotocol
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    write(socket, ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
    buffer.clear();
    int end = -1;
    while (end < 0) {
      if (socket.read(buffer) < 0) {
        throw new EOFException("The server closed during the upgrade.");
      }
      byte[] answer = new byte[buffer.position()];
      buffer.get(0, answer);
      String text = new String(answer, StandardCharsets.ISO_8859_1);
      if (text.contains("\r\n\r\n") && !text.startsWith("HTTP/1.1 101 ")) {
        throw new IOException("The server refused: " + text);
      }
      end = text.indexOf("\r\n\r\n");
    }
    buffer.flip().position(end + 4);
    reader.add(buffer);
  }

  private static void write(SocketChannel socket, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      socket.write(bytes);
    }
  }

  /**
   * Publishes until every socket has had a message, and reads until nothing more comes.
   *
   * @param first the first channel's number
   * @param channels how many channels there are
   */
  public void settle(int first, int channels) throws IOException {
    for (int attempt = 0; !everyoneHeard(); attempt++) {
      if (attempt == 100) {
        throw new IOException("Some sockets never got a message.");
      }
      server.publish(Command.each(first, channels));
      readFor(100);
    }
    drain();
  }

  private boolean everyoneHeard() {
    return selector.keys().stream()
        .allMatch(key -> ((FrameReader) key.attachment()).messages() > 0);
  }

  /** Reads until nothing has come for half a second. */
  public void drain() throws IOException {
    while (read(500) > 0) {}
  }

  /** Reads for so many milliseconds. */
  public void readFor(long millis) throws IOException {
    long end = System.nanoTime() + millis * 1_000_000;
    for (long left = millis; left > 0; left = (end - System.nanoTime()) / 1_000_000) {
      read(left);
    }
  }

  /** Messages that have come so far, over all sockets. */
  public long messages() {
    return messages;
  }

  /** Reads until so many messages have come, over all sockets, since the first one was opened. */
  public void await(long goal) throws IOException {
    while (messages < goal) {
      if (read(SILENCE_MILLIS) == 0) {
        throw new IOException(
            "nothing came for 20 s, and " + (goal - messages) + " messages are missing");
      }
    }
  }

  /** Waits until something comes, reads it, and says from how many sockets. */
  private int read(long millis) throws IOException {
    int ready = selector.select(millis);
    for (SelectionKey key : selector.selectedKeys()) {
      read(key);
    }
    selector.selectedKeys().clear();
    return ready;
  }

  private void read(SelectionKey key) throws IOException {
    FrameReader reader = (FrameReader) key.attachment();
    long before = reader.messages();
    buffer.clear();
    if (((SocketChannel) key.channel()).read(buffer) < 0) {
      throw new EOFException("the server closed a socket");
    }
    reader.add(buffer.flip());
    messages += reader.messages() - before;
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
