package dev.typewire.gateway;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client that does nothing by itself: it answers no ping, and reads when it is told to. */
final class RawSocket implements AutoCloseable {
  private final Socket socket;
  private final DataInputStream in;
  private String head = "";

  private RawSocket(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream()));
  }

  static RawSocket connect(int port, String token) {
    return open(port, "?token=" + token, "");
  }

  static RawSocket connectV1(int port) {
    return open(port, "", "Sec-WebSocket-Protocol: typewire.v1\r\n");
  }

  /** A plain client that offers to compress as browsers do. */
  static RawSocket connectDeflating(int port, String token) {
    return open(
        port,
        "?token=" + token,
        "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n");
  }

  /** The head of the server's answer. */
  String head() {
    return head;
  }

  private static RawSocket open(int port, String query, String headers) {
    return open(port, query, headers, Duration.ofSeconds(60));
  }

  /**
   * Connects.
   *
   * @param silence how long the other side may say nothing: more is an end
   * @throws UncheckedIOException if it does not become a WebSocket
   */
  static RawSocket open(int port, String query, String headers, Duration silence) {
    Socket socket = new Socket();
    try {
      socket.setReceiveBufferSize(16 << 10);
      socket.connect(new java.net.InetSocketAddress("127.0.0.1", port), (int) silence.toMillis());
      socket.setSoTimeout((int) silence.toMillis());
      RawSocket raw = new RawSocket(socket);
      raw.send(
          "GET /v1/realtime/connect"
              + query
              + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
              + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
              + headers
              + "\r\n");
      raw.head = raw.readHead();
      if (!raw.head.contains(" 101 ") || !raw.head.contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")) {
        throw new IOException("No WebSocket: " + raw.head);
      }
      return raw;
    } catch (IOException e) {
      close(socket);
      throw new UncheckedIOException(e);
    }
  }

  private void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private String readHead() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    return head.toString();
  }

  /** Sends a short frame, masked with zeros. */
  void sendFrame(int opcode, byte[] payload) {
    send(0x80 | opcode, payload);
  }

  /** The same with a frame that another one continues. */
  void sendPart(int opcode, byte[] payload) {
    send(opcode, payload);
  }

  /** Sends just these bytes; a connection that is closed already is left so. */
  void send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      // What the other side said before it closed is there to be read.
    }
  }

  private void send(int firstByte, byte[] payload) {
    try {
      socket.getOutputStream().write(frame(firstByte, payload));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends bytes that may be a frame, or none. */
  void sendBytes(int... bytes) {
    try {
      for (int each : bytes) {
        socket.getOutputStream().write(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A frame of less than 64 KiB, masked with zeros. */
  static byte[] frame(int firstByte, byte[] payload) {
    int header = payload.length < 126 ? 6 : 8;
    ByteBuffer frame = ByteBuffer.allocate(header + payload.length).put((byte) firstByte);
    if (payload.length < 126) {
      frame.put((byte) (0x80 | payload.length));
    } else {
      frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
    }
    return frame.position(header).put(payload).array();
  }

  /** The first byte of the next frame, and what it carries. */
  record Frame(int firstByte, byte[] payload) {
    static Frame read(DataInputStream in) throws IOException {
      int first = in.readUnsignedByte();
      long length = in.readUnsignedByte();
      if (length == 126) {
        length = in.readUnsignedShort();
      } else if (length == 127) {
        length = in.readLong();
      }
      byte[] payload = new byte[Math.toIntExact(length)];
      in.readFully(payload);
      return new Frame(first, payload);
    }
  }

  /** The next frame as it is. */
  Frame readWhole() {
    try {
      return Frame.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The next frame as {@code opcode:text}, both as they are; of a close frame, {@code 8:code}, or
   * {@code 8:} where it has none; or {@code end}.
   */
  String readFrame() {
    try {
      int opcode = in.read();
      if (opcode < 0) {
        return "end";
      }
      long length = in.readUnsignedByte();
      if (length == 126) {
        length = in.readUnsignedShort();
      } else if (length == 127) {
        length = in.readLong();
      }
      byte[] payload = new byte[(int) length];
      in.readFully(payload);
      if ((opcode & 0xF) == 0x8 && length > 0) {
        return "8:" + (((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF));
      }
      return Integer.toHexString(opcode & 0xF).toUpperCase(java.util.Locale.ROOT)
          + ":"
          + new String(payload, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "end";
    }
  }

  /** Ends the connection with a reset, as a process does that is killed with bytes unread. */
  void reset() {
    reset(socket);
  }

  static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // It is closed already.
    }
  }

  @Override
  public void close() {
    close(socket);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
