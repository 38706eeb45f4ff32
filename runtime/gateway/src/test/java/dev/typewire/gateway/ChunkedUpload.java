package dev.typewire.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A request whose body is sent piece by piece. */
final class ChunkedUpload implements AutoCloseable {
  private final Socket socket;

  /** Sends the head. */
  ChunkedUpload(int port, String pathAndQuery, String headers) {
    try {
      socket = new Socket("127.0.0.1", port);
      socket.setSoTimeout(60_000);
      write(
          ("POST "
                  + pathAndQuery
                  + " HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n"
                  + headers
                  + "\r\n")
              .getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void send(String text) {
    send(text.getBytes(StandardCharsets.UTF_8));
  }

  void send(byte[] piece) {
    write((Integer.toHexString(piece.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    write(piece);
    write("\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  /** Ends the body. */
  void end() {
    write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  private void write(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The answer's first line, and its body. */
  String answer() {
    try {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      String status = in.readLine();
      int length = 0;
      for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
        if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
          length = Integer.parseInt(line.substring("content-length:".length()).trim());
        }
      }
      char[] body = new char[length];
      int read = 0;
      while (read < length) {
        read += in.read(body, read, length - read);
      }
      return status + "\n" + new String(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What comes until the other side ends the connection. */
  String rest() {
    try {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Cuts the connection, also in the middle of the body. */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
