package dev.typewire.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A follower of server-sent events that reads when it is told to, and holds little otherwise. */
final class RawEvents implements AutoCloseable {
  /** What follows the last whole event. */
  static final Map<String, String> END = Map.of("end", "");

  private final Socket socket = new Socket();
  private final DataInputStream in;
  private final StringBuilder unread = new StringBuilder();

  private RawEvents(int port, String query, String headers) throws IOException {
    socket.setReceiveBufferSize(16 << 10);
    socket.connect(new InetSocketAddress("127.0.0.1", port));
    socket.setSoTimeout(60_000);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    String head = "GET /v1/realtime/sse" + query + " HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    assertThat(line()).isEqualTo("HTTP/1.1 200 OK");
    while (!line().isEmpty()) {
      // the rest of the head
    }
  }

  /** Opens a stream. */
  static RawEvents open(int port, String query, String token) {
    return open(port, query, token, "");
  }

  /** The same with headers of one's own, each with its line end. */
  static RawEvents open(int port, String query, String token, String headers) {
    try {
      return new RawEvents(port, query, "Authorization: Bearer " + token + "\r\n" + headers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.readUnsignedByte(); next != '\n'; next = in.readUnsignedByte()) {
      line.append((char) next);
    }
    return line.toString().stripTrailing();
  }

  /** The next event as a map from field to value; a comment's field is empty. */
  Map<String, String> next() {
    int end = unread.indexOf("\n\n");
    while (end < 0) {
      String chunk = chunk();
      if (chunk.isEmpty()) {
        return END;
      }
      unread.append(chunk);
      end = unread.indexOf("\n\n");
    }
    Map<String, String> event = new HashMap<>();
    for (String line : unread.substring(0, end).split("\n")) {
      int colon = line.indexOf(':');
      event.merge(line.substring(0, colon), line.substring(colon + 1).trim(), String::concat);
    }
    unread.delete(0, end + 2);
    return event;
  }

  /** The next event that has this field. */
  Map<String, String> nextWith(String field) {
    Map<String, String> event = next();
    while (!event.containsKey(field)) {
      assertThat(event).isNotSameAs(END);
      event = next();
    }
    return event;
  }

  /** The next chunk of the body, RFC 9112, section 7.1; the last one is empty, and so is a cut. */
  private String chunk() {
    try {
      byte[] bytes = new byte[Integer.parseInt(line(), 16)];
      in.readFully(bytes);
      line();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
