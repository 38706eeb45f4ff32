package dev.typewire.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The network between clients and a gateway. When it swallows, connections stay open on both sides
 * and nothing comes through: neither side is told, and what was sent meanwhile never arrives.
 */
final class Network implements AutoCloseable {
  private final ServerSocket server;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean swallows;

  Network(int target) {
    this.target = target;
    try {
      server = new ServerSocket(0, 500, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  void swallow() {
    swallows = true;
  }

  /** Lets new connections through; those that lost bytes are dead for good. */
  void heal() {
    swallows = false;
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = server.accept();
      open.add(client);
      Socket gateway = new Socket();
      open.add(gateway);
      start(() -> connect(client, gateway));
    }
  }

  private void connect(Socket client, Socket gateway) throws IOException {
    try {
      gateway.connect(new java.net.InetSocketAddress("127.0.0.1", target));
    } catch (IOException e) {
      client.close();
      throw e;
    }
    start(() -> pass(client, gateway));
    pass(gateway, client);
  }

  private void pass(Socket from, Socket to) throws IOException {
    byte[] bytes = new byte[16 << 10];
    boolean dead = false;
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        dead |= swallows;
        if (!dead) {
          out.write(bytes, 0, count);
        }
      }
    } finally {
      open.remove(from);
    }
  }

  private interface Task {
    void run() throws IOException;
  }

  private void start(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException e) {
                // One side ended the connection, or the network is closed.
              }
            },
            "network");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
